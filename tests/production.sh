# Run a command in the profile of operation, with a throw-away environment: `sh tests/production.sh COMMAND …`.
set -eu
DATA_FOLDER=$(mktemp -d)
trap 'rm -rf "$DATA_FOLDER"' EXIT
SECRET_KEY=$(.venv/bin/python -c 'import secrets; print(secrets.token_urlsafe(64))')
export DATA_FOLDER SECRET_KEY ALLOWED_HOSTS=register.example DJANGO_SETTINGS_MODULE=config.settings
umask 077
"$@"
