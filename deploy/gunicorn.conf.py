"""gunicorn -c deploy/gunicorn.conf.py config.wsgi"""

bind = "127.0.0.1:8000"
worker_class = "gthread"
workers = 2
# Not more than DATABASE_POOL: each thread holds one connection while it answers.
threads = 8
timeout = 60
graceful_timeout = 30
keepalive = 5
umask = 0o077
# Workers are forked before the program is loaded: a pool of connections must not be shared by processes.
preload_app = False
# The socket for controlling the server from outside is not used.
control_socket_disable = True
# Whether a request came over https is for Django to judge, by TRUSTED_PROXIES.
secure_scheme_headers = {}
forwarded_allow_ips = ""
# Each request has its line in the register's own log.
accesslog = None
errorlog = "-"
