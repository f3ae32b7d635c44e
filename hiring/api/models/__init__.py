from hiring.api.models.kept_answer import KeptAnswer
from hiring.api.models.token import Token

__all__ = ["KeptAnswer", "Token"]
