"""One file; the environment is the only switch. In the order of Django's own settings page."""

import os
from pathlib import Path
from urllib.parse import urlsplit

from django.utils.csp import CSP

from hiring.logs.lines import logging_of
from hiring.servers import broker_url, database, mailer, needed

BASE_DIR = Path(__file__).resolve().parent.parent


def flag(name: str) -> bool:
    return os.environ.get(name, "").lower() in {"1", "true", "yes", "on"}


# Core
DEBUG = flag("DEBUG")
SITE_URL = os.environ.get("SITE_URL", "http://127.0.0.1:8000").rstrip("/")
SECURE = SITE_URL.startswith("https://")
BEHIND_PROXY = flag("BEHIND_PROXY")
ALLOWED_HOSTS = os.environ.get("ALLOWED_HOSTS", "localhost 127.0.0.1 [::1]").split()
CSRF_TRUSTED_ORIGINS = [SITE_URL] if SECURE else []
SECRET_KEY = needed("SECRET_KEY")
ROOT_URLCONF = "hiring.urls"
WSGI_APPLICATION = "hiring.wsgi.application"
INSTALLED_APPS = [
    "hiring",
    "hiring.accounts",
    "hiring.activity",
    "hiring.api",
    "requisitions",
    "candidates",
    "hiring.apps.AdministrationConfig",
    "django.contrib.auth",
    "django.contrib.contenttypes",
    "django.contrib.sessions",
    "django.contrib.messages",
    "whitenoise.runserver_nostatic",
    "django.contrib.staticfiles",
    "django.contrib.postgres",
    "django.forms",
    "allauth",
    "allauth.account",
    "django_htmx",
    "import_export",
]
MIDDLEWARE = [
    "hiring.headers.HeaderMiddleware",
    "hiring.logs.requests.RequestLogMiddleware",
    "django.middleware.security.SecurityMiddleware",
    "whitenoise.middleware.WhiteNoiseMiddleware",
    "django.middleware.csp.ContentSecurityPolicyMiddleware",
    "django.contrib.sessions.middleware.SessionMiddleware",
    "django.middleware.locale.LocaleMiddleware",
    "django.middleware.common.CommonMiddleware",
    "django.middleware.csrf.CsrfViewMiddleware",
    "django.contrib.auth.middleware.AuthenticationMiddleware",
    "allauth.account.middleware.AccountMiddleware",
    "django_htmx.middleware.HtmxMiddleware",
    "hiring.htmx.HtmxRedirectMiddleware",
    "django.contrib.auth.middleware.LoginRequiredMiddleware",
    "django.contrib.messages.middleware.MessageMiddleware",
    "django.middleware.clickjacking.XFrameOptionsMiddleware",
    "hiring.middleware.ReaderMiddleware",
    "hiring.activity.middleware.NoticeMiddleware",
    "hiring.middleware.RefusalMiddleware",
]

# Templates and forms
TEMPLATES = [
    {
        "BACKEND": "django.template.backends.django.DjangoTemplates",
        "DIRS": [BASE_DIR / "templates"],
        "APP_DIRS": True,
        "OPTIONS": {
            "builtins": ["hiring.templatetags.tandem", "hiring.templatetags.frame"],
            "context_processors": [
                "django.template.context_processors.request",
                "django.contrib.auth.context_processors.auth",
                "django.contrib.messages.context_processors.messages",
                "hiring.context.company",
            ],
        },
    }
]
FORM_RENDERER = "hiring.forms.TandemRenderer"

# Database, cache: sign-in limits must hold while the broker is away, so they live in PostgreSQL
DATABASES = {"default": database(needed("DATABASE_URL"))}
DATABASES["default"]["CONN_MAX_AGE"] = 0
DATABASES["default"]["CONN_HEALTH_CHECKS"] = True  # a restarted database breaks no page
DATABASES["default"].setdefault("OPTIONS", {}).update(
    {
        # giving up soon, it asks anew with the next page: a long absence ends when it ends
        "pool": {"min_size": 1, "max_size": 8, "timeout": 10, "reconnect_timeout": 5},
        "options": "-c statement_timeout=20s -c lock_timeout=10s"
        " -c idle_in_transaction_session_timeout=60s"
        # questions are short, and disks seek as quickly as they read on
        " -c jit=off -c random_page_cost=1.1",
    }
)
DEFAULT_AUTO_FIELD = "django.db.models.BigAutoField"
CACHES = {
    "default": {
        "BACKEND": "django.core.cache.backends.db.DatabaseCache",
        "LOCATION": "cache",
        "OPTIONS": {"MAX_ENTRIES": 100_000},  # at 300 a crowd would wash the limits away
    },
    "local": {"BACKEND": "django.core.cache.backends.locmem.LocMemCache"},
}

# Mail: without a server everything is kept in the delivery log
MAILERS = {"default": mailer(os.environ.get("MAIL_URL", ""))}
DEFAULT_FROM_EMAIL = os.environ.get("MAIL_FROM", "Tandem <tandem@localhost>")
MAIL_DOMAIN = urlsplit(SITE_URL).hostname
MAIL_KEPT = not os.environ.get("MAIL_URL")

# Files
FILES_ROOT = Path(os.environ.get("FILES_ROOT", BASE_DIR / "var" / "files"))
FILE_UPLOAD_PERMISSIONS = 0o600
FILE_UPLOAD_HANDLERS = [
    "hiring.files.receiving.Bounded",
    "django.core.files.uploadhandler.MemoryFileUploadHandler",
    "django.core.files.uploadhandler.TemporaryFileUploadHandler",
]
DATA_UPLOAD_MAX_MEMORY_SIZE = 12 * 1024 * 1024
STATIC_URL = "static/"
STATIC_ROOT = BASE_DIR / "var" / "static"
STATICFILES_DIRS = [BASE_DIR / "static"]
WHITENOISE_USE_FINDERS = flag("STATIC_FROM_SOURCE")
STORAGES = {
    "default": {
        "BACKEND": "django.core.files.storage.FileSystemStorage",
        "OPTIONS": {"location": FILES_ROOT, "file_permissions_mode": 0o600},
    },
    "staticfiles": {
        "BACKEND": "django.contrib.staticfiles.storage.StaticFilesStorage"
        if DEBUG or WHITENOISE_USE_FINDERS
        else "whitenoise.storage.CompressedManifestStaticFilesStorage"
    },
}

# Language and time: English is the source; everything is stored in UTC
LANGUAGE_CODE = "en-gb"
LANGUAGES = [("en-gb", "English")]
LOCALE_PATHS = [BASE_DIR / "locale"]
USE_I18N = True
USE_TZ = True
TIME_ZONE = "UTC"
USE_THOUSAND_SEPARATOR = False
CLOCK_SHIFT = int(os.environ.get("CLOCK_SHIFT", "0"))

# Who signs in
AUTH_USER_MODEL = "accounts.User"
AUTHENTICATION_BACKENDS = ["allauth.account.auth_backends.AuthenticationBackend"]
LOGIN_URL = "account_login"
LOGIN_REDIRECT_URL = "/"
AUTH_PASSWORD_VALIDATORS = [
    {"NAME": "django.contrib.auth.password_validation.UserAttributeSimilarityValidator"},
    {
        "NAME": "django.contrib.auth.password_validation.MinimumLengthValidator",
        "OPTIONS": {"min_length": 10},
    },
    {"NAME": "django.contrib.auth.password_validation.CommonPasswordValidator"},
]
ACCOUNT_ADAPTER = "hiring.accounts.adapter.AccountAdapter"
ACCOUNT_FORMS = {
    "login": "hiring.accounts.forms.LoginForm",
    "reauthenticate": "hiring.accounts.forms.ReauthenticateForm",
    "reset_password": "hiring.accounts.forms.ResetPasswordForm",
    "reset_password_from_key": "hiring.accounts.forms.ResetPasswordKeyForm",
    "change_password": "hiring.accounts.forms.ChangePasswordForm",
    "set_password": "hiring.accounts.forms.SetPasswordForm",
}
ACCOUNT_LOGIN_METHODS = {"email"}
ACCOUNT_SIGNUP_FIELDS = ["email*", "password1*"]
ACCOUNT_USER_MODEL_USERNAME_FIELD = None
ACCOUNT_EMAIL_VERIFICATION = "none"
ACCOUNT_PREVENT_ENUMERATION = True
ACCOUNT_LOGOUT_REDIRECT_URL = "account_login"
ACCOUNT_SESSION_REMEMBER = True
ACCOUNT_CHANGE_EMAIL = False
ACCOUNT_PASSWORD_RESET_TOKEN_GENERATOR = "hiring.accounts.reset.ResetKeys"  # noqa: S105

# Programs
REST_FRAMEWORK = {
    "DEFAULT_AUTHENTICATION_CLASSES": ["hiring.api.authentication.Bearer"],
    "DEFAULT_PERMISSION_CLASSES": ["hiring.api.authentication.InScope"],
    "DEFAULT_THROTTLE_CLASSES": ["hiring.api.throttling.Spending"],
    "DEFAULT_RENDERER_CLASSES": ["rest_framework.renderers.JSONRenderer"],
    "DEFAULT_PARSER_CLASSES": ["hiring.api.bodies.JSONParser"],
    "DEFAULT_PAGINATION_CLASS": "hiring.api.paging.Pages",
    "DEFAULT_FILTER_BACKENDS": ["hiring.api.filters.Filters"],
    "DEFAULT_SCHEMA_CLASS": "hiring.api.schema.Operation",
    "EXCEPTION_HANDLER": "hiring.api.problems.answer",
    "UNAUTHENTICATED_USER": None,
}
SPECTACULAR_SETTINGS = {
    "TITLE": "Tandem",
    "VERSION": "1",
    "OAS_VERSION": "3.1.0",
    "COMPONENT_SPLIT_REQUEST": False,
    "ENUM_GENERATE_CHOICE_DESCRIPTION": False,
    "POSTPROCESSING_HOOKS": ["hiring.api.schema.say_what_all_share"],
}

# Sessions, cookies, headers
SESSION_ENGINE = "hiring.accounts.sessions"
SESSION_COOKIE_NAME = "__Host-session" if SECURE else "session"
SESSION_COOKIE_SECURE = SECURE
SESSION_COOKIE_HTTPONLY = True
CSRF_COOKIE_NAME = "__Host-csrf" if SECURE else "csrf"
CSRF_COOKIE_SECURE = SECURE
CSRF_COOKIE_HTTPONLY = True
SECURE_SSL_REDIRECT = SECURE
SECURE_REDIRECT_EXEMPT = [r"^healthz$"]  # asked from inside, without TLS
SECURE_PROXY_SSL_HEADER = ("HTTP_X_FORWARDED_PROTO", "https") if SECURE and BEHIND_PROXY else None
ALLAUTH_TRUSTED_PROXY_COUNT = 1 if BEHIND_PROXY else 0  # whose word we take for who asks
SECURE_HSTS_SECONDS = 31536000 if SECURE else 0
SECURE_REFERRER_POLICY = "same-origin"
SECURE_CROSS_ORIGIN_OPENER_POLICY = "same-origin"
X_FRAME_OPTIONS = "DENY"
SECURE_CSP = {
    "default-src": [CSP.NONE],
    "script-src": [CSP.SELF],
    "style-src": [CSP.SELF],
    "img-src": [CSP.SELF],
    "font-src": [CSP.SELF],
    "connect-src": [CSP.SELF],
    "form-action": [CSP.SELF],
    "base-uri": [CSP.NONE],
    "frame-ancestors": [CSP.NONE],
}
# W004: the e-mail is unique, on Lower(). W005 and W021:
# HSTS for subdomains and preloading would decide for the host's siblings, which are not ours
SILENCED_SYSTEM_CHECKS = ["auth.W004", "security.W005", "security.W021"]

# Logs
LOG_FORMAT = os.environ.get("LOG_FORMAT", "lines" if DEBUG else "json")
LOGGING = logging_of(LOG_FORMAT, os.environ.get("LOG_LEVEL", "INFO"))

# Celery: the broker is a doorbell, PostgreSQL the truth
CELERY_BROKER_URL = broker_url(needed("REDIS_URL"))
CELERY_BEAT_SCHEDULER = "hiring.activity.beat:Scheduler"
CELERY_TASK_IGNORE_RESULT = True
CELERY_TASK_PUBLISH_RETRY_POLICY = {"max_retries": 0}
CELERY_BROKER_TRANSPORT_OPTIONS = {
    "socket_timeout": 0.2,
    "socket_connect_timeout": 0.2,
    "connect_retries_timeout": 0.2,
    "max_retries": 0,
    "visibility_timeout": 60,
}
CELERY_BROKER_CONNECTION_MAX_RETRIES = None
CELERY_BROKER_CONNECTION_RETRY_ON_STARTUP = True
CELERY_TASK_ACKS_LATE = True
CELERY_WORKER_PREFETCH_MULTIPLIER = 1
CELERY_TASK_TIME_LIMIT = 120
CELERY_WORKER_HIJACK_ROOT_LOGGER = False
