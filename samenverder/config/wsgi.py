"""Django's own application; config/asgi.py puts the live streams in front of it."""

import os

from django.core.wsgi import get_wsgi_application

os.environ.setdefault("DJANGO_SETTINGS_MODULE", "samenverder.config.settings")
application = get_wsgi_application()
