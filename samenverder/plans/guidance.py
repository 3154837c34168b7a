"""What belongs in each section, and how a good one reads. The examples are made up."""

from dataclasses import dataclass

from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _

from samenverder.plans.models import SectionKind as K


@dataclass(frozen=True)
class Guide:
    """One section: its name in an address, what to write, an example."""

    slug: str
    words: str | Promise
    example: str | Promise


GUIDES: dict[str, Guide] = {
    K.WHY: Guide(
        "waarom",
        _("What happens now that should be different? Name what you saw, and how often."),
        _(
            "Of the 24 pupils who left us last summer, 9 chose a course they stopped with before "
            "Christmas. In the conversations afterwards seven of them said: I did not know what the "
            "work was like. In the reflection of the region this statement scored lowest of all."
        ),
    ),
    K.TARGET_GROUP: Guide(
        "doelgroep",
        _("For which pupils is this, how many are they, and for whom is it not?"),
        _(
            "The 26 pupils of year 3, in two classes. Not for year 4 this year: they have found "
            "their place already. No names of pupils belong in this plan."
        ),
    ),
    K.GOALS: Guide(
        "doelen",
        _("What can anybody check a year from now? From what, to what, by when, known by whom?"),
        _(
            "We want two things: every pupil has worked in a real company before choosing, and "
            "fewer pupils stop with their course before Christmas."
        ),
    ),
    K.APPROACH: Guide(
        "aanpak",
        _("Write it so that a colleague can begin tomorrow."),
        _(
            "From February each pupil of year 3 works along one day a week in a company that fits. "
            "Mentors talk with pupil and parents first. The internship coordinator looks for the "
            "places, together with De Werf, so that companies are asked once."
        ),
    ),
    K.WHO: Guide(
        "wie",
        _("Which colleagues do what, and have they said yes?"),
        _(
            "The internship coordinator leads. Four mentors hold the conversations, the team leader "
            "changes the timetable. All of them have said yes. The support staff follows in March."
        ),
    ),
    K.PLANNING: Guide(
        "planning",
        _("Which steps come one after another, who takes them, and when are they done?"),
        _(
            "We begin with twelve companies and one class, look back in April, and do the second "
            "class after the May holiday."
        ),
    ),
    K.CHALLENGES: Guide(
        "uitdagingen",
        _("What makes this hard in your school? An honest sentence helps more than a long one."),
        _(
            "Our timetable leaves no whole day free. Two earlier attempts stopped because nobody had "
            "hours for it. Colleagues fear that pupils miss lessons they need."
        ),
    ),
    K.NEEDS: Guide(
        "nodig",
        _(
            "What must the board decide? Means, training, communication or something else: a need a line."
        ),
        _(
            "With these three decisions we can begin on 1 February. Without the hours we do it with "
            "one class; without the fixed day we cannot begin."
        ),
    ),
    K.RISKS: Guide(
        "risicos",
        _("What may go wrong, and what do you do then?"),
        _(
            "The greatest risk is that too few companies take part. We ask more than we need, and "
            "agree now which of our own workshops can take a pupil for a day."
        ),
    ),
    K.FOLLOWING: Guide(
        "volgen",
        _("Who looks when at what, and with whom do you talk about it?"),
        _(
            "In April and June we count how many pupils worked along for at least eight days, and "
            "talk with six of them. In December we ask the vocational college who is still there. "
            "The change lead reports to the board in one page."
        ),
    ),
    K.BENEFIT: Guide(
        "opbrengst",
        _("What does each partner get out of this, also those who do not take part?"),
        _(
            "Companies meet pupils before they sign a contract. The vocational college gets students "
            "who know what they choose. Other schools may use our list of companies and our "
            "conversation sheet. Youth care hears earlier who needs help."
        ),
    ),
}
BY_SLUG = {guide.slug: kind for kind, guide in GUIDES.items()}
SLUGS = {kind: guide.slug for kind, guide in GUIDES.items()}
