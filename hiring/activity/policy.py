"""Who may do what to notices, and who sees how Tandem itself is."""

from django.utils.translation import gettext_lazy as _

from hiring.policy import ADMIN, Relation, Rule

READER = Relation(_("who it is for"), lambda user, notice: notice.recipient == user)

# fmt: off
RULES = (
    Rule("notice.read",     (READER,),  _("This is for somebody else.")),
    Rule("notice.resend",   (ADMIN,),   _("Only an admin sends a mail again.")),
    Rule("delivery.view",   (ADMIN,),   _("Only admins read the delivery log.")),
    Rule("health.view",     (ADMIN,),   _("Only admins see how Tandem is.")),
)
# fmt: on
