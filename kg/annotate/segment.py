"""Segmentation: text into the tokens of a spaCy `Doc`, by pkuseg with weights of our own.

'市委书记王小明主持会议' → 市委 | 书记 | 王小明 | 主持 | 会议. Tokens only carry the annotation: every rule matches on characters.
"""

import errno
import os
from pathlib import Path
from typing import Any

import spacy
import spacy_pkuseg  # type: ignore[import-untyped]
from spacy.language import Language

from kg.lexicon import terms
from kg.resources import MODELS

PIPELINE = MODELS / "zh_kg"
WEIGHTS = PIPELINE / "tokenizer" / "pkuseg_model"


def user_words() -> list[str]:
    """Words that are always cut out whole: posts of two characters and more, and words that only look like one (书记员), sorted.

    Bodies, cues and heads of meetings stay out: measured, they cut more names and meetings than they mend.
    """
    return sorted(w for w in {*terms.posts(), *terms.words("false_friends")} if len(w) > 1)


def blank_pipeline(weights: Path = WEIGHTS) -> Language:
    """A Chinese pipeline without components, whose tokenizer holds the weights in the folder and `user_words()`.

    Raises FileNotFoundError where the folder holds no weights.
    """
    nlp = spacy.blank("zh", config={"nlp": {"tokenizer": {"segmenter": "pkuseg"}}})
    tokenizer: Any = nlp.tokenizer
    tokenizer.pkuseg_seg = _load(weights)
    tokenizer.pkuseg_update_user_dict(user_words())
    return nlp


def _load(weights: Path) -> Any:
    """pkuseg without its general dictionary of 390,000 words, which is 4.5 MB and mends one name in fifty."""
    for name in ("features.msgpack", "weights.npz"):
        if not (weights / name).exists():
            raise FileNotFoundError(errno.ENOENT, os.strerror(errno.ENOENT), str(weights / name))
    segmenter = spacy_pkuseg.pkuseg(str(weights), user_dict=None)
    segmenter.postprocesser.common_words = set()  # spaCy saves both sets, pkuseg makes them only with a dictionary
    segmenter.postprocesser.other_words = set()
    return segmenter
