"""The entrance for the web server."""

import signal

from django.core.wsgi import get_wsgi_application

from lantoa.config.children import end_with_parent

# The server's workers are its children: none of them outlives it and keeps the port.
end_with_parent(signal.SIGKILL)

application = get_wsgi_application()
