from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _

from hiring.http import Request
from hiring.once import once
from requisitions.forms.people import HandOverForm
from requisitions.models import Requisition
from requisitions.pages import requisition_for


@once
def hand_over(request: Request, number: int) -> HttpResponse:
    """Give the manager's or the recruiter's part to somebody else."""
    requisition = requisition_for(request.user, number, to="requisition.hand_over")
    form = HandOverForm(request.POST or None, user=request.user, requisition=requisition)
    if not form.is_valid():
        page = {"requisition": requisition, "form": form}
        status = 422 if form.is_bound else 200
        return render(request, "requisitions/hand_over.html", page, status=status)
    requisition.hand_over(by=request.user, **form.cleaned_data)
    name = form.cleaned_data["to"].first_name
    messages.success(request, _("%(name)s has it now, with its open tasks.") % {"name": name})
    return redirect(where(request, requisition))


def where(request: Request, requisition: Requisition) -> str:
    """Whoever gave a confidential requisition away may not see it any more."""
    still = Requisition.objects.visible_to(request.user).filter(pk=requisition.pk).exists()
    return requisition.get_absolute_url() if still else "requisitions:index"
