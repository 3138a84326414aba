"""What `scripts/bench extract` runs: each way takes documents and does its whole work on them."""

import subprocess
import sys
from collections.abc import Callable
from pathlib import Path

ROOT = Path(__file__).resolve().parents[2]
sys.path[:0] = [str(ROOT), str(ROOT / "scripts")]

from kg.document import Document  # noqa: E402

JIEBA = ("jieba==0.42.1", "055ca12f62674fafed09427f176506079bc135638a14e23e25be909131928db2")
Way = Callable[[Document], object]


def ours() -> Way:
    """From the text of a document to its line of facts."""
    from kg.extract import extract

    return lambda document: extract(document).to_json()


def pkuseg() -> Way:
    """Segmentation alone, by pkuseg's default model and dictionary."""
    import spacy_pkuseg
    from segmenter.corpus import teacher_folder

    cut = spacy_pkuseg.pkuseg(str(teacher_folder()), user_dict="default").cut
    return lambda document: cut(document.text)


def jieba_posseg() -> Way:
    """Segmentation with parts of speech, by jieba."""
    sys.path.append(str(jieba_folder()))
    import jieba
    import jieba.posseg

    jieba.setLogLevel("ERROR")
    return lambda document: jieba.posseg.lcut(document.text)


def spacy_char() -> Way:
    """spaCy's blank Chinese pipeline, which cuts into characters: what a Doc alone costs."""
    import spacy

    nlp = spacy.blank("zh")
    return lambda document: nlp(document.text)


WAYS: dict[str, Callable[[], Way]] = {"ours": ours, "pkuseg": pkuseg, "jieba_posseg": jieba_posseg, "spacy_char": spacy_char}


def jieba_folder() -> Path:
    """jieba, fetched once into .cache/: a thing to measure against, no part of the program."""
    folder = ROOT / ".cache" / "jieba"
    if not (folder / "jieba").is_dir():
        folder.mkdir(parents=True, exist_ok=True)
        wanted = folder / "requirements.txt"
        wanted.write_text(f"{JIEBA[0]} --hash=sha256:{JIEBA[1]}\n", "utf-8")
        pip = [sys.executable, "-m", "pip", "install", "-q", "--no-deps", "--require-hashes", "--target", str(folder), "-r", str(wanted)]
        subprocess.run(pip, check=True, stdout=sys.stderr)
    return folder
