from .absence import Absence
from .company import Company, Holiday
from .department import Agency, Department
from .program import Program
from .stand_in import StandIn
from .user import User

__all__ = ["Absence", "Agency", "Company", "Department", "Holiday", "Program", "StandIn", "User"]
