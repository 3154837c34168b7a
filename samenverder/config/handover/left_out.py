"""What an export leaves out, and why. A test fails when a model or field is in neither."""

from samenverder.trainings.queries.evaluations import may_be_read

LEFT_OUT_MODELS = {
    "audit.AuditEntry": "exported as log.jsonl; its seals fit no other installation",
    "audit.AuditHead": "the sealed end of a chain: the new installation makes its own",
    "insight.SearchEntry": "the search index is built again from what is imported",
    "insight.SearchTodo": "the search index is built again from what is imported",
    "live.OutboxMessage": "live notices of the last day, for pages that are open now",
    "live.PeriodicRun": "when this installation did its periodic work",
    "network.MailAttachment": "belongs to mail under way",
    "network.MailFile": "belongs to mail under way",
    "trainings.GuestCode": "an invitation of another region of this installation; invite again",
    "trainings.TrainingGuest": "another region of this installation that may come; invite again",
    "network.OutgoingMail": "mail under way, with personal links in it; wiped once it is sent",
}

# Rows that tie two partnerships of one installation: the two ways must lead to the same one.
# People of another region who signed up stay behind; so does what they signed up for elsewhere.
OF_TWO = {"trainings.SignUp": ("person__partnership", "date__training__partnership")}

# Left out of every row: what opens something. An import makes new ones.
SECRETS = {
    "network.User.password": "everybody chooses a new password by mail",
    "network.Partnership.pairing_salt": "with it personal codes could be guessed",
    "network.Invitation.key_hash": "opens an invitation; send it again",
    "network.RelationSeat.key_hash": "opens somebody's answers; mail the question again",
    "meetings.Attendee.salt": "part of a personal address; invite again",
    "meetings.CalendarFeed.salt": "part of a secret calendar address",
    "library.PracticeQuestion.salt": "part of a personal address; ask the question again",
    "trainings.OfferAddress.salt": "part of a personal address; offer the date again",
    "trainings.TrainingFeed.salt": "part of a secret calendar address",
    "dialogues.Dialogue.code": "lets people join; an import makes a new one",
    "dialogues.Dialogue.screen_key": "opens the big screen",
    "dialogues.Dialogue.salt": "with it contributions could be tied to a device",
    "dialogues.DialogueSeat.seat_hash": "opens the seat of a device",
    "dialogues.Contribution.author_hash": "lets a device change what it told",
    "dialogues.ContributionMark.marker_hash": "lets a device take its mark back",
    "dialogues.PartyQuestion.salt": "part of a personal address; ask the question again",
    "dialogues.DialogueAddress.ticket": "stops the mail of an address",
    "dialogues.DialogueAddress.email_hash": "with it an address that was wiped could be guessed",
    "reflection.Participant.code_hash": "opens somebody's seat in a session",
    "reflection.ReflectionSession.code": "lets people join; a planned session gets a new one",
    "reflection.ReflectionSession.screen_key": "opens the big screen",
    "reflection.ReflectionSession.salt": "with it personal codes could be guessed",
}

# Who is the same person stays visible, but not by a hash of their personal code.
PSEUDONYMS = {
    "reflection.Participant.pair_hash": "the same person in two rounds",
    "reflection.Argument.author_hash": "one argument per person and statement",
}

# Left out of every row: what would lead to somebody who told something without a name. Three seats
# at a table say whose words stand there, and no page shows so few (decision 21).
LEADS_TO_SOMEBODY = {
    "dialogues.DialogueSeat.table": "with it what was told at a table leads to who sat there",
    "dialogues.DialogueSeat.organisation": "one seat of a partner may be one person",
    "dialogues.DialogueSeat.layer": "one seat of a layer may be one person",
    "dialogues.DialogueSeat.moved": "who sat at two tables may be one person",
    "trainings.SignUp.evaluated": "three who answered and three answers lead to each other",
}

# Of these only what a page shows today goes along: not what waits until it is read with others.
ONLY_WHAT_IS_READ = {"trainings.TrainingEvaluation": may_be_read}

# They sound like a secret and are none.
HARMLESS = {
    "ambition.AmbitionParagraph.key": "the same paragraph in two versions of a text",
    "dialogues.ContributionPicture.key": "the same photo sent twice; a number of chance",
    "dialogues.Contribution.key": "the same contribution sent twice; a number of chance",
    "commitments.ActionItem.statement_code": "A1: a statement of an instrument",
    "commitments.ActionItem.theme_code": "a theme of an instrument",
    "commitments.Agreement.theme_code": "a theme of an instrument",
    "commitments.Decision.theme_code": "a theme of an instrument",
    "trainings.Training.theme_code": "a theme of an instrument",
    "reflection.Instrument.code": "the name of an instrument",
    "reflection.Statement.code": "A1: a statement of an instrument",
    "reflection.Theme.code": "the name of a theme",
    "register.RegisterSite.code": "the public number of a school site",
    "register.RegisterSite.postcode": "an address",
}
