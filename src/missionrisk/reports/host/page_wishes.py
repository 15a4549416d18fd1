"""The words in which a host asks for a change, and the rules whose findings give rise to them."""

from __future__ import annotations

from typing import Final, NamedTuple

from missionrisk.language import to_translate


class Wish(NamedTuple):
    """A polite request in one sentence, for the findings of some rules."""

    text: str
    rules: tuple[str, ...]


WISHES: Final[tuple[Wish, ...]] = (
    # --- whether, why and under whom
    Wish(
        to_translate("Please ask us first whether we want this visit, and accept a no."),
        ("LD-02", "LD-18", "PA-11", "EM-01", "EM-38"),
    ),
    Wish(
        to_translate("Please work through a clinic or a health office here that keeps the patients."),
        ("PS-01", "PA-01", "PA-06"),
    ),
    Wish(
        to_translate("Please let somebody from here lead with you, with the last word on what is done and when."),
        ("LD-03", "LD-19"),
    ),
    Wish(
        to_translate("Please find out with us what is needed here, and let us say what comes first."),
        ("LD-01", "LD-05", "LD-12", "LD-20", "LD-21"),
    ),
    Wish(to_translate("Please show us how your aims fit the health plan of our district or country."), ("LD-04",)),
    Wish(
        to_translate("Please let our own health workers lead more of the sessions."),
        ("LD-07", "LD-22", "TR-10", "CU-06", "PS-18"),
    ),
    Wish(
        to_translate("Please sign an agreement with us before you come: who does what, what it costs, how it ends."),
        ("GV-06",),
    ),
    # --- permission
    Wish(
        to_translate("Please get the health authority's permission in writing before you come."),
        ("GV-01", "GV-02", "GV-11", "GV-29"),
    ),
    Wish(
        to_translate("Please let nobody treat patients without a licence for our country."),
        ("GV-03", "GV-04", "GV-05"),
    ),
    Wish(
        to_translate("Please show us that every clinician is insured for harm that is done here."),
        ("GV-07",),
    ),
    Wish(
        to_translate("Please bring no medicines or devices into the country without a permit."),
        ("GV-08", "MD-03", "EQ-06"),
    ),
    # --- who cares for patients
    Wish(
        to_translate("Please let learners and lay people treat patients only with a licensed supervisor beside them."),
        ("SV-01", "SV-02", "SV-03", "SV-08", "SV-10", "SV-11", "SV-13", "SV-14", "SV-20", "PA-03"),
    ),
    Wish(to_translate("Please give us a page on each visitor that says what this person may do."), ("SV-05",)),
    Wish(
        to_translate("Please pay our staff for supervising your trainees, and leave room for our own trainees."),
        ("SV-18", "SV-19"),
    ),
    # --- patients afterwards
    Wish(
        to_translate("Please operate only where a clinician here has agreed to see the patients again."),
        ("FU-01", "FU-02", "FU-03", "FU-04", "FU-13", "FU-22", "FU-23", "PA-02", "PA-15"),
    ),
    Wish(
        to_translate("Please start long-term medicines only where a clinic here has agreed to go on with them."),
        ("FU-05", "FU-06", "FU-18", "MD-32", "MD-33", "PA-12"),
    ),
    Wish(to_translate("Please use medicines that we can check with the tests that we have."), ("FU-07",)),
    Wish(
        to_translate("Please agree with us whom patients reach when you have gone, and try it out."),
        ("FU-09", "FU-16"),
    ),
    Wish(
        to_translate("Please agree beforehand which hospital takes patients whom you cannot help, and who pays."),
        ("FU-10", "FU-19"),
    ),
    Wish(
        to_translate("Please promise in writing that you pay if something goes wrong after an operation."), ("FU-11",)
    ),
    Wish(to_translate("Please test people only for what can be treated here afterwards."), ("FU-12", "FU-15", "FU-20")),
    Wish(
        to_translate("Please give each patient a written record in our language, leave us a copy, use our registers."),
        ("FU-08", "FU-14", "PS-06", "PS-10", "PS-11"),
    ),
    Wish(
        to_translate("Please write down with us how you hand the patients over."),
        ("FU-17", "FU-21", "EM-09", "EM-19", "EM-21", "EM-08", "EM-17", "EM-32"),
    ),
    Wish(
        to_translate("Please tell us who goes on with the work between your visits, and when you come again."),
        ("PS-08", "PS-21", "LD-09", "EQ-05"),
    ),
    # --- what it costs the host
    Wish(
        to_translate("Please agree with us on what the visit costs us, and pay it."),
        ("LD-06", "LD-13", "LD-23", "PA-10"),
    ),
    Wish(to_translate("Please make up for the income that we lose through free care."), ("LD-17",)),
    Wish(
        to_translate("Please pay for cover for the staff whom you take from their work, and hire nobody away."),
        ("PS-05", "PS-15", "TR-11"),
    ),
    Wish(to_translate("Please work in our rooms, with our staff."), ("PS-02",)),
    Wish(
        to_translate("Please leave out what can already be had here, or support those who give it."),
        ("PS-03", "PS-16"),
    ),
    Wish(
        to_translate("Please agree on fees and patients with those nearby who live on patients' fees."),
        ("PS-04", "PS-17", "PS-19", "PA-08", "PA-09", "EM-22"),
    ),
    Wish(
        to_translate("Please ask the district which other teams come, and share the work with them."),
        ("PS-09", "PS-12", "PS-20", "EM-02", "EM-11", "EM-25", "PA-07"),
    ),
    Wish(to_translate("Please see only as many patients a day as there is time for."), ("IP-03", "PS-14", "PA-13")),
    Wish(to_translate("Please let our staff come and learn from you in return."), ("LD-14",)),
    # --- being understood
    Wish(
        to_translate("Please pay for interpreters for every language that our patients speak."),
        ("CU-01", "CU-02", "CU-07", "CU-08", "CU-23"),
    ),
    Wish(
        to_translate("Please ask each patient for consent in words that the patient understands."),
        ("CU-03", "CU-11", "CU-12", "CU-22"),
    ),
    Wish(to_translate("Please go through the dates and our customs with us."), ("CU-04", "CU-19", "CU-20")),
    # --- goods
    Wish(
        to_translate("Please send only medicines that we have asked for and signed for."),
        ("MD-01", "MD-26", "MD-27", "PA-04"),
    ),
    Wish(
        to_translate("Please send no medicines that soon expire, were returned, or come from a doubtful source."),
        ("MD-04", "MD-05", "MD-06", "MD-09", "MD-17"),
    ),
    Wish(
        to_translate("Please label all medicines fully, in a language that we and our patients read."),
        ("MD-07", "MD-12", "MD-18", "MD-24", "MD-25"),
    ),
    Wish(
        to_translate("Please bring only medicines of our national list, and buy here what can be bought here."),
        ("MD-02", "MD-10"),
    ),
    Wish(
        to_translate("Please tell us what comes before you send it, and pay for transport, storage and leftovers."),
        ("MD-08", "MD-15", "MD-21", "MD-22"),
    ),
    Wish(to_translate("Please use our medicine store, and tell it what you bring."), ("PS-07",)),
    Wish(to_translate("Please send only equipment that we have asked for."), ("EQ-01", "PA-05")),
    Wish(
        to_translate("Please settle with us who is trained on the equipment, who repairs it, and who pays for that."),
        ("EQ-03", "EQ-04", "EQ-08", "EQ-09", "EQ-10", "EQ-11", "EM-20"),
    ),
    Wish(to_translate("Please show us that the equipment works here before it comes."), ("EQ-02", "EQ-07")),
    Wish(to_translate("Please repair first what stands broken here."), ("EQ-12",)),
    Wish(
        to_translate("Please agree with us where the waste goes, and bring what that takes."),
        ("IP-01", "IP-05", "IP-06"),
    ),
    # --- dignity and safety
    Wish(
        to_translate("Please set up with us a way to complain that people here run, in our languages."),
        ("SG-03", "SG-09", "SG-10", "SG-11"),
    ),
    Wish(
        to_translate("Please show us your rules against abuse, and whom outside your team we can tell."),
        ("SG-01", "SG-02", "SG-04", "SG-05", "SG-06", "SG-07", "SG-08", "PR-05", "PR-12"),
    ),
    Wish(
        to_translate("Please take no pictures of our patients without asking them, and for children their parents."),
        ("IM-01", "IM-02", "IM-03", "PA-14"),
    ),
    Wish(
        to_translate("Please leave the patients' records here, and take away nothing that shows who a patient is."),
        ("DA-01", "DA-04"),
    ),
    Wish(
        to_translate("Please do research only with people from here, and after an ethics committee here has agreed."),
        ("RS-01", "RS-02", "RS-03", "RS-04", "RS-05", "RS-07", "RS-08", "RS-09", "RS-10"),
    ),
    Wish(
        to_translate("Please give our staff and interpreters the same rest and protection as your own people."),
        ("TE-06", "TE-07", "TE-13", "TE-14"),
    ),
    # --- learning, results and the end
    Wish(
        to_translate("Please teach what we ask for, to those whom we choose, in a language that they work in."),
        ("TR-01", "TR-02", "TR-09", "TR-12"),
    ),
    Wish(to_translate("Please stay longer for teaching, or put it under teachers who are here all year."), ("LD-10",)),
    Wish(to_translate("Please stay in touch with those whom you have taught."), ("TR-03", "TR-04")),
    Wish(
        to_translate("Please send us a report afterwards, with what went wrong and what it cost."),
        ("GV-09", "ME-04", "ME-10", "ME-12"),
    ),
    Wish(
        to_translate("Please measure with us what the visit does for patients and for us, and what harm it does."),
        ("ME-01", "ME-02", "ME-03", "ME-06", "ME-07", "ME-08", "ME-13"),
    ),
    Wish(
        to_translate("Please agree with us how the work goes on without you, from when, and who pays then."),
        ("EX-01", "EX-02", "EX-03", "EX-04", "EX-05", "EX-06", "EX-07", "EX-08"),
    ),
)
"""In the order in which a host would raise them, where they weigh the same."""
