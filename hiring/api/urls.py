from django.urls import include, path

from hiring.api.routes import router
from hiring.api.views import documentation, tokens
from hiring.api.views.nothing import Nothing

urlpatterns = [
    path("settings/tokens/", tokens.tokens, name="tokens"),
    path("settings/tokens/<int:pk>/revoke/", tokens.revoke, name="token_revoke"),
    path("api/", documentation.documentation, name="api"),
    path("api/schema/", documentation.schema, name="api_schema"),
    path("api/", include((router().urls, "api"))),
    path("api/<path:rest>", Nothing.as_view(), name="api_nothing"),
]
