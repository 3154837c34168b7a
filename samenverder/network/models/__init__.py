"""The nouns of the network."""

from samenverder.network.models.access import Access, Invitation, Role
from samenverder.network.models.group import GroupKind, GroupMember, GroupYear, WorkingGroup
from samenverder.network.models.mail import (
    MailAttachment,
    MailFile,
    MailState,
    MailStop,
    MailSubject,
    OutgoingMail,
)
from samenverder.network.models.mandate import DecisionSubject, Mandate
from samenverder.network.models.organisation import Membership, Organisation, OrganisationKind
from samenverder.network.models.partnership import Partnership
from samenverder.network.models.person import Layer, Person, Position
from samenverder.network.models.relation import (
    HowOften,
    RelationAnswer,
    RelationRound,
    RelationSeat,
)
from samenverder.network.models.user import User
from samenverder.network.models.welcome import Welcome, WelcomePart, WelcomePlan, WelcomeStep

__all__ = [
    "Access",
    "DecisionSubject",
    "GroupKind",
    "GroupMember",
    "GroupYear",
    "HowOften",
    "Invitation",
    "Layer",
    "MailAttachment",
    "MailFile",
    "MailState",
    "MailStop",
    "MailSubject",
    "Mandate",
    "Membership",
    "Organisation",
    "OrganisationKind",
    "OutgoingMail",
    "Partnership",
    "Person",
    "Position",
    "RelationAnswer",
    "RelationRound",
    "RelationSeat",
    "Role",
    "User",
    "Welcome",
    "WelcomePart",
    "WelcomePlan",
    "WelcomeStep",
    "WorkingGroup",
]
