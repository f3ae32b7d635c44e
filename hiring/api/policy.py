"""Who may let programs in."""

from django.utils.translation import gettext_lazy as _

from hiring.policy import ADMIN, EMPLOYEE, Relation, Rule

OWNER = Relation(_("whose token it is"), lambda user, token: token.owner_id == user.pk)

# fmt: off
RULES = (
    Rule("token.make",    (EMPLOYEE,),       _("Only people who work here make tokens.")),
    Rule("token.revoke",  (OWNER, ADMIN),    _("Only its owner or an admin revokes a token.")),
    Rule("program.view",  (EMPLOYEE,),       _("Only people who work here let programs in.")),
)
# fmt: on
