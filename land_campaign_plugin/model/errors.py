"""The one exception tree. Every error says what happened, where, and what to do.

Texts are English templates, translated when shown: `CampaignError.sentence`.
"""

from .language import ENGLISH, Language


class CampaignError(Exception):
    """Something the user can be told in a sentence.

    Parameters
    ----------
    what : str
        What happened, a marked template with named places.
    remedy : str, optional
        What to do about it, a marked template.
    **values
        Values for the places of both templates. Never personal data.
    """

    def __init__(self, what: str, remedy: str = "", /, **values: object):
        self.what = what
        self.remedy = remedy
        self.values = values
        super().__init__(self.sentence())

    def sentence(self, language: Language = ENGLISH) -> str:
        """Return what happened and what to do, in `language`."""
        parts = (self.what, self.remedy) if self.remedy else (self.what,)
        return " ".join(language.text(part, **self.values) for part in parts)


class BadInput(CampaignError):
    """A file, layer, mapping, CRS or argument cannot be used."""


class RulesetError(BadInput):
    """A ruleset holds an unknown rule, key, value or unit."""


class MissingPackage(CampaignError):
    """A Python package that the work needs is not there."""


class CannotWrite(CampaignError):
    """The target is read-only, full, or open elsewhere. Nothing was changed."""


class StoreError(CampaignError):
    """The store cannot be reached, is locked, or is not one of ours."""


class Cancelled(CampaignError):
    """The user stopped the work. Everything is as it was before."""
