"""Settings. Operation (drift) is the default; everything that differs between installations is read from the environment."""

from datetime import timedelta
from pathlib import Path
from urllib.parse import unquote, urlsplit

import environ
from csp.constants import NONE, SELF
from django.core.exceptions import ImproperlyConfigured

env = environ.Env()
BASE_DIR = Path(__file__).resolve().parent.parent
DATA_FOLDER = Path(env.str("DATA_FOLDER", default=str(BASE_DIR / "var")))
LOOPBACK = {"127.0.0.1", "localhost", "[::1]"}

# Who the installation is

SECRET_KEY = env.str("SECRET_KEY")
SECRET_KEY_FALLBACKS = env.list("SECRET_KEY_FALLBACKS", default=[])
for key in (SECRET_KEY, *SECRET_KEY_FALLBACKS):
    if len(key) < 50 or len(set(key)) < 5 or "insecure" in key:
        raise ImproperlyConfigured("SECRET_KEY ska vara minst 50 slumpade tecken.")

ALLOWED_HOSTS = env.list("ALLOWED_HOSTS")
if not ALLOWED_HOSTS or "*" in ALLOWED_HOSTS:
    raise ImproperlyConfigured("ALLOWED_HOSTS ska räkna upp de värdnamn som registret nås på.")

# Only a machine that answers nobody but itself may do without https, or show its inner life.
ONLY_THIS_MACHINE = LOOPBACK.issuperset(ALLOWED_HOSTS)
HTTPS_ONLY = env.bool("HTTPS_ONLY", default=True)
if not HTTPS_ONLY and not ONLY_THIS_MACHINE:
    raise ImproperlyConfigured("HTTPS_ONLY får bara stängas av när ALLOWED_HOSTS är den egna datorn.")
DEBUG = env.bool("DJANGO_DEBUG", default=False) and ONLY_THIS_MACHINE
SECOND_FACTOR_REQUIRED = env.bool("SECOND_FACTOR_REQUIRED", default=True)
# One-time links that `manage.py sign_in_links` prints, for trying the register on one's own machine.
SIGN_IN_LINKS = ONLY_THIS_MACHINE and not HTTPS_ONLY

# How many of our own proxies a request has passed. None is trusted unless it is counted here.
TRUSTED_PROXIES = env.int("TRUSTED_PROXIES", default=0)

# What it is made of

INSTALLED_APPS = [
    "config",
    "reports",
    "grants",
    "budget",
    "partnerships.agreements",
    "partnerships.compact",
    "partnerships.events",
    "partnerships.initiatives",
    "partnerships.payments",
    "partnerships.state_aid",
    "partnerships.cases",
    "partnerships.imports",
    "partnerships.jobs",
    "partnerships.register",
    "partnerships.audit",
    "partnerships.ground",
    "django.contrib.auth",
    "django.contrib.contenttypes",
    "django.contrib.sessions",
    "django.contrib.messages",
    "config.apps.StaticFiles",
    "django.contrib.humanize",
    "django.forms",
    "allauth",
    "allauth.account",
    "allauth.mfa",
    "allauth.socialaccount",
    "allauth.socialaccount.providers.openid_connect",
    "csp",
    "django_filters",
    "django_htmx",
    "rest_framework",
    "drf_spectacular",
    "drf_spectacular_sidecar",
    "knox",
    "django_tasks",
    "django_tasks_db",
]

MIDDLEWARE = [
    "config.middleware.RequestLog",
    "config.middleware.ResponseHeaders",
    "config.middleware.ContentSecurityPolicy",
    "django.middleware.clickjacking.XFrameOptionsMiddleware",
    "django.middleware.security.SecurityMiddleware",
    "config.middleware.ApiOverHttps",
    "config.middleware.KnownMethods",
    "whitenoise.middleware.WhiteNoiseMiddleware",
    "config.middleware.DatabaseBusy",
    "django.contrib.sessions.middleware.SessionMiddleware",
    "django.middleware.common.CommonMiddleware",
    "django.middleware.csrf.CsrfViewMiddleware",
    "django.contrib.auth.middleware.AuthenticationMiddleware",
    "django.contrib.messages.middleware.MessageMiddleware",
    "config.middleware.SessionLimits",
    "django.contrib.auth.middleware.LoginRequiredMiddleware",
    "allauth.account.middleware.AccountMiddleware",
    "config.middleware.SecondFactor",
    "django_htmx.middleware.HtmxMiddleware",
]

ROOT_URLCONF = "config.urls"
WSGI_APPLICATION = "config.wsgi.application"
DEFAULT_AUTO_FIELD = "django.db.models.BigAutoField"

FORM_RENDERER = "django.forms.renderers.TemplatesSetting"
TEMPLATES = [
    {
        "BACKEND": "django.template.backends.django.DjangoTemplates",
        "APP_DIRS": True,
        "OPTIONS": {
            "context_processors": [
                "django.template.context_processors.request",
                "django.contrib.auth.context_processors.auth",
                "django.contrib.messages.context_processors.messages",
                "partnerships.register.context.municipality",
                "config.context.menu",
            ],
        },
    }
]

# Database

# In operation on more than one machine: PostgreSQL. `DATABASE_URL` without it: one file beside the program.
DATABASE = env.db_url("DATABASE_URL", default=f"sqlite:///{DATA_FOLDER / 'register.sqlite3'}")
if DATABASE["ENGINE"] == "django.db.backends.sqlite3":
    DATABASE["OPTIONS"] = {
        "transaction_mode": "IMMEDIATE",
        "timeout": 30,
        # Not trusted_schema=OFF: with it SQLite 3.40 refuses JSON_VALID, which Django asks of every JSON column.
        "init_command": "PRAGMA journal_mode=WAL; PRAGMA synchronous=FULL; PRAGMA foreign_keys=ON; PRAGMA cell_size_check=ON;",
    }
else:
    # A socket's folder stands percent-encoded in the address.
    DATABASE["HOST"] = unquote(DATABASE["HOST"])
    beside = DATABASE["HOST"] in LOOPBACK or DATABASE["HOST"].startswith("/") or not DATABASE["HOST"]
    timeouts = {
        "statement_timeout": env.int("DATABASE_STATEMENT_TIMEOUT", default=15_000),
        "lock_timeout": env.int("DATABASE_LOCK_TIMEOUT", default=5_000),
        "idle_in_transaction_session_timeout": 60_000,
    }
    DATABASE["OPTIONS"] = {
        "application_name": "samverkansregistret",
        "options": " ".join(f"-c {name}={limit}" for name, limit in timeouts.items()) + " -c timezone=UTC",
        # At least as many as the threads of one server process.
        "pool": {"min_size": 1, "max_size": env.int("DATABASE_POOL", default=16), "timeout": 10},
        **({} if beside else {"sslmode": "verify-full"}),
        **DATABASE.get("OPTIONS", {}),
    }
    DATABASE["CONN_HEALTH_CHECKS"] = True
# Every act opens its own transaction. One around each request would take SQLite's write lock for pages that are only read.
DATABASE["ATOMIC_REQUESTS"] = False
DATABASES = {"default": DATABASE}

# Counters of rate limits, shared by the server's processes and kept out of the database.
CACHES = {
    "default": {
        "BACKEND": "django.core.cache.backends.filebased.FileBasedCache",
        "LOCATION": DATA_FOLDER / "cache",
        "OPTIONS": {"MAX_ENTRIES": 5_000},
    }
}

# A web address written without a scheme is https, as it will be for everyone from Django 6.
FORMS_URLFIELD_ASSUME_HTTPS = True

# Work in the background: a table in the same database, and one worker (`manage.py work`). What is short is done at once.
TASKS = {
    "default": {"BACKEND": "django_tasks_db.DatabaseBackend"},
    "now": {"BACKEND": "django_tasks.backends.immediate.ImmediateBackend"},
}

# Language and time

LANGUAGE_CODE = "sv"
LANGUAGES = [("sv", "Svenska"), ("en", "English")]
LOCALE_PATHS = [BASE_DIR / "locale"]
USE_I18N = True
USE_TZ = True
TIME_ZONE = "Europe/Stockholm"

# Files

STATIC_URL = "/static/"
# Names with a content hash exist once `collectstatic` has run. On one's own machine the files are read where they lie.
COLLECTED_STATIC = env.bool("COLLECTED_STATIC", default=True)
STATIC_ROOT = DATA_FOLDER / "static" if COLLECTED_STATIC else None
WHITENOISE_USE_FINDERS = not COLLECTED_STATIC
WHITENOISE_ALLOW_ALL_ORIGINS = False
WHITENOISE_MAX_AGE = 0
WHITENOISE_KEEP_ONLY_HASHED_FILES = True
DOCUMENT_ROOT = Path(env.str("DOCUMENT_ROOT", default=str(DATA_FOLDER / "documents")))
MEDIA_ROOT = DOCUMENT_ROOT
STORAGES = {
    # Documents have no address of their own: each download asks who may read it.
    "default": {"BACKEND": "django.core.files.storage.FileSystemStorage", "OPTIONS": {"location": DOCUMENT_ROOT}},
    "staticfiles": {
        "BACKEND": "whitenoise.storage.CompressedManifestStaticFilesStorage"
        if COLLECTED_STATIC
        else "django.contrib.staticfiles.storage.StaticFilesStorage"
    },
}
FILE_UPLOAD_PERMISSIONS = 0o600
FILE_UPLOAD_DIRECTORY_PERMISSIONS = 0o700
# Django's own limit of a request's size leaves files out; this one stops them at 10 MB while they come in.
FILE_UPLOAD_HANDLERS = ["partnerships.ground.files.SizeLimitHandler"]
DATA_UPLOAD_MAX_MEMORY_SIZE = 1024 * 1024
DATA_UPLOAD_MAX_NUMBER_FIELDS = 500
DATA_UPLOAD_MAX_NUMBER_FILES = 5

# Transport and headers (those that Django has no setting for stand in config.middleware)

SECURE_SSL_REDIRECT = HTTPS_ONLY
# The API answers 403 on http, so that no client sends its token twice; probes of health come from inside.
SECURE_REDIRECT_EXEMPT = [r"^api/", r"^halsa/"]
SECURE_PROXY_SSL_HEADER = ("HTTP_X_FORWARDED_PROTO", "https") if TRUSTED_PROXIES else None
USE_X_FORWARDED_HOST = False
USE_X_FORWARDED_PORT = False
SECURE_HSTS_SECONDS = 31_536_000
SECURE_HSTS_INCLUDE_SUBDOMAINS = True
SECURE_HSTS_PRELOAD = False
SECURE_CONTENT_TYPE_NOSNIFF = True
SECURE_REFERRER_POLICY = "same-origin"
SECURE_CROSS_ORIGIN_OPENER_POLICY = "same-origin"
X_FRAME_OPTIONS = "DENY"
# W021 asks for HSTS preload, which binds the municipality's whole domain in the browsers' own lists: the municipality decides.
SILENCED_SYSTEM_CHECKS = ["security.W021"]
INDEXABLE = ("/oppet/",)

OIDC_SERVER_URL = env.str("OIDC_SERVER_URL", default="")
CONTENT_SECURITY_POLICY = {
    "DIRECTIVES": {
        "default-src": [NONE],
        "script-src": [SELF],
        "style-src": [SELF],
        "img-src": [SELF, "data:"],
        "font-src": [SELF],
        "connect-src": [SELF],
        # A browser holds the redirect that follows a form to the same rule, so signing in elsewhere must be named.
        "form-action": [SELF, *("{0.scheme}://{0.netloc}".format(urlsplit(url)) for url in [OIDC_SERVER_URL] if url)],
        "frame-ancestors": [NONE],
        "base-uri": [NONE],
        "object-src": [NONE],
        "manifest-src": [SELF],
        "report-uri": "/csp-report",
    }
}

# Cookies and sessions

PREFIX = "__Host-" if HTTPS_ONLY else ""
SESSION_ENGINE = "django.contrib.sessions.backends.db"
SESSION_COOKIE_NAME = f"{PREFIX}session"
SESSION_COOKIE_SECURE = HTTPS_ONLY
SESSION_COOKIE_HTTPONLY = True
SESSION_COOKIE_SAMESITE = "Lax"
SESSION_COOKIE_AGE = 8 * 60 * 60
SESSION_IDLE_LIMIT = 30 * 60
SESSION_EXPIRE_AT_BROWSER_CLOSE = True
CSRF_COOKIE_NAME = f"{PREFIX}csrf"
CSRF_COOKIE_SECURE = HTTPS_ONLY
CSRF_COOKIE_HTTPONLY = True
CSRF_COOKIE_SAMESITE = "Lax"
CSRF_FAILURE_VIEW = "config.errors.csrf_failure"
LANGUAGE_COOKIE_SECURE = HTTPS_ONLY
LANGUAGE_COOKIE_HTTPONLY = True
LANGUAGE_COOKIE_SAMESITE = "Lax"
# A message would otherwise go in a cookie of its own.
MESSAGE_STORAGE = "django.contrib.messages.storage.session.SessionStorage"

# Signing in

AUTH_USER_MODEL = "register.User"
AUTHENTICATION_BACKENDS = ["allauth.account.auth_backends.AuthenticationBackend"]
LOGIN_URL = "account_login"
LOGIN_REDIRECT_URL = "/oversikt/"
LOGOUT_REDIRECT_URL = "/"
PASSWORD_RESET_TIMEOUT = 15 * 60
PASSWORD_HASHERS = [
    "django.contrib.auth.hashers.Argon2PasswordHasher",
    "django.contrib.auth.hashers.PBKDF2PasswordHasher",
]
AUTH_PASSWORD_VALIDATORS = [
    {"NAME": "django.contrib.auth.password_validation.UserAttributeSimilarityValidator"},
    {
        "NAME": "django.contrib.auth.password_validation.MinimumLengthValidator",
        "OPTIONS": {"min_length": 12 if SECOND_FACTOR_REQUIRED else 15},
    },
    {"NAME": "django.contrib.auth.password_validation.CommonPasswordValidator"},
    {"NAME": "config.passwords.OwnWordsValidator"},
]

ACCOUNT_ADAPTER = "partnerships.register.adapters.AccountAdapter"
ACCOUNT_LOGIN_METHODS = {"email"}
ACCOUNT_SIGNUP_FIELDS = ["email*", "password1*", "password2*"]
ACCOUNT_USER_MODEL_USERNAME_FIELD = None
ACCOUNT_EMAIL_VERIFICATION = "none"
ACCOUNT_PREVENT_ENUMERATION = True
ACCOUNT_SESSION_REMEMBER = False
ACCOUNT_LOGOUT_ON_PASSWORD_CHANGE = True
ACCOUNT_REAUTHENTICATION_REQUIRED = True
ACCOUNT_REAUTHENTICATION_TIMEOUT = 15 * 60
ACCOUNT_DEFAULT_HTTP_PROTOCOL = "https" if HTTPS_ONLY else "http"
ACCOUNT_RATE_LIMITS = {
    "login": env.str("RATE_LOGIN", default="30/m/ip"),
    "login_failed": env.str("RATE_LOGIN_FAILED", default="10/m/ip,20/10m/key"),
    "reset_password": env.str("RATE_RESET_PASSWORD", default="20/m/ip,3/h/key"),
}
ALLAUTH_TRUSTED_PROXY_COUNT = TRUSTED_PROXIES

MFA_SUPPORTED_TYPES = ["totp", "webauthn", "recovery_codes"]
# The address is the administrator's word, not the user's, so there is nothing to verify.
MFA_ALLOW_UNVERIFIED_EMAIL = True
MFA_TOTP_ISSUER = "Samverkansregistret"
MFA_FORMS = {
    "add_webauthn": "partnerships.register.forms.AddKeyForm",
    "edit_webauthn": "partnerships.register.forms.EditKeyForm",
}
MFA_WEBAUTHN_ALLOW_INSECURE_ORIGIN = not HTTPS_ONLY

# Single sign-on with the municipality's own directory, when there is one.
SOCIALACCOUNT_PROVIDERS = {"openid_connect": {"APPS": []}}
if OIDC_SERVER_URL:
    SOCIALACCOUNT_PROVIDERS["openid_connect"]["APPS"].append(
        {
            "provider_id": env.str("OIDC_PROVIDER_ID", default="kommunen"),
            "name": env.str("OIDC_NAME", default="Kommunens inloggning"),
            "client_id": env.str("OIDC_CLIENT_ID"),
            "secret": env.str("OIDC_CLIENT_SECRET"),
            "settings": {"server_url": OIDC_SERVER_URL, "oauth_pkce_enabled": True},
        }
    )
# Whoever the directory says has this address is the user with this address; nobody gets an account that way.
SOCIALACCOUNT_ADAPTER = "partnerships.register.adapters.SocialAccountAdapter"
SOCIALACCOUNT_EMAIL_AUTHENTICATION = True
SOCIALACCOUNT_EMAIL_AUTHENTICATION_AUTO_CONNECT = True
SOCIALACCOUNT_STORE_TOKENS = False

# API

REST_FRAMEWORK = {
    "DEFAULT_AUTHENTICATION_CLASSES": ["knox.auth.TokenAuthentication", "rest_framework.authentication.SessionAuthentication"],
    "DEFAULT_PERMISSION_CLASSES": ["partnerships.ground.api.DenyByDefault"],
    "DEFAULT_RENDERER_CLASSES": ["rest_framework.renderers.JSONRenderer"],
    "DEFAULT_PARSER_CLASSES": ["partnerships.ground.api.StrictJSONParser"],
    "DEFAULT_PAGINATION_CLASS": "partnerships.ground.api.KeyPagination",
    "DEFAULT_FILTER_BACKENDS": ["django_filters.rest_framework.DjangoFilterBackend"],
    "DEFAULT_SCHEMA_CLASS": "drf_spectacular.openapi.AutoSchema",
    "DEFAULT_THROTTLE_CLASSES": [
        "rest_framework.throttling.AnonRateThrottle",
        "rest_framework.throttling.UserRateThrottle",
    ],
    "DEFAULT_THROTTLE_RATES": {
        "anon": env.str("RATE_API_ANONYMOUS", default="30/min"),
        "user": env.str("RATE_API_USER", default="120/min"),
        "calendar": env.str("RATE_CALENDAR", default="60/min"),
        "import": env.str("RATE_IMPORT", default="6/h"),
    },
    "NUM_PROXIES": TRUSTED_PROXIES,
    "EXCEPTION_HANDLER": "partnerships.ground.api.problem",
    "STRICT_JSON": True,
    "COERCE_DECIMAL_TO_STRING": True,
    "PAGE_SIZE": 50,
    "TEST_REQUEST_DEFAULT_FORMAT": "json",
}
REST_KNOX = {"TOKEN_PREFIX": "samv_", "TOKEN_TTL": timedelta(days=90), "AUTO_REFRESH": False}
SPECTACULAR_SETTINGS = {
    "TITLE": "Samverkansregistret",
    "DESCRIPTION": "Kommunens samverkan med idéburen sektor.",
    "VERSION": "1",
    "OAS_VERSION": "3.1.0",
    "DEFAULT_GENERATOR_CLASS": "partnerships.ground.schema.DescribedOnce",
    "SCHEMA_PATH_PREFIX": "/api/v1",
    "SERVE_INCLUDE_SCHEMA": False,
    "SERVE_PERMISSIONS": ["rest_framework.permissions.IsAuthenticated"],
    "SWAGGER_UI_DIST": "SIDECAR",
    "SWAGGER_UI_FAVICON_HREF": "SIDECAR",
    "COMPONENT_SPLIT_REQUEST": True,
    # One set of states that both a record and an act ask for, which would otherwise be named by a checksum.
    "ENUM_NAME_OVERRIDES": {
        "AssignmentStateEnum": "partnerships.cases.models.Assignment.State",
        "ReceivedAsEnum": "partnerships.agreements.models.FollowUpAnswer.Received",
        "FollowUpConclusionEnum": "partnerships.agreements.models.IOPFollowUp.Conclusion",
        "StateAidKindEnum": "partnerships.state_aid.models.StateAid.Kind",
        "LegalAnswerEnum": "partnerships.agreements.models.LegalAnswer.Answer",
        "InitiativeOutcomeEnum": "partnerships.initiatives.models.Initiative.Outcome",
        "YesNoEnum": "partnerships.agreements.models.FormAnswer.Answer",
        "GrantResultEnum": "grants.models.GrantDecision.Result",
        "CheckOutcomeEnum": "grants.models.SampledGrant.Outcome",
        "EligibilityConditionKindEnum": "grants.models.EligibilityCondition.Kind",
        "LateRuleKindEnum": "grants.models.LateRule.Kind",
        "RiskRuleKindEnum": "grants.models.RiskRule.Kind",
        "ProposedOutcomeEnum": "grants.models.ListRow.Proposal",
        "GiroTypeEnum": "partnerships.payments.models.Payment.Giro",
        "PlainAgreementStateEnum": "partnerships.agreements.models.plain.PlainAgreement.State",
    },
}

# Mail is off until an address to send through is given.

EMAIL = env.email_url("EMAIL_URL", default="dummymail://")
EMAIL_BACKEND = EMAIL["EMAIL_BACKEND"]
if env.str("EMAIL_URL", default=""):
    vars().update(EMAIL)
DEFAULT_FROM_EMAIL = env.str("DEFAULT_FROM_EMAIL", default=f"samverkansregistret@{ALLOWED_HOSTS[0].strip('.')}")

# Log: one JSON line for each event, in UTC, to standard error. Never bodies, never addresses' query strings.

LOGGING_CONFIG = "logging.config.dictConfig"
LOGGING = {
    "version": 1,
    "disable_existing_loggers": False,
    "formatters": {"json": {"()": "config.logging.JsonLines"}},
    "handlers": {
        "lines": {"class": "logging.StreamHandler", "formatter": "json"},
        "nothing": {"class": "logging.NullHandler"},
    },
    "root": {"handlers": ["lines"], "level": env.str("LOG_LEVEL", default="INFO")},
    "loggers": {
        "django": {"handlers": [], "level": "INFO", "propagate": True},
        # Every request is logged once, by config.middleware.RequestLog; the server's own line would hold the query string.
        "django.server": {"handlers": ["nothing"], "propagate": False},
        "django.request": {"level": "ERROR"},
    },
}
