"""Lists of questions and decks in the shapes in which they are found."""

import io
import json
import sqlite3
import zipfile
from collections.abc import Sequence

HEADINGS = """\
# Data questions

## Table of contents
- [What is WAL?](#wal)

## Stores

#### 1) What is WAL? [[src](https://example.org/wal)]

A log that is written first.

```python
# What is no heading?
log.write()
```

#### 2) Name two kinds of index.

**Answer:** B-tree
and hash.

## Networks

#### 3) Why three-way?

Both sides agree.
"""
BOLD = (
    "**What is dropout? 👶**\n\nNoise for units.\n\n<br/>\n\n**When does it hurt?**\n\nWith batch norm, **mostly**.\n"
)
BOLD_NUMBERS = "**1)** Count active ads.\n\n```sql\nSELECT 1;\n```\n\n**2)** Count all ads.\n\n```sql\nSELECT 2;\n```\n"
NUMBERED = """\
1. What is a heap?
   A tree with an order.

   1. Insert at the end
   2. Swap upwards
2. What is a trie? A tree of letters, one a level.
3. Explain hashing.

   Keys become numbers.
"""
BULLETS = "* What is a heap?\n    * A tree with an order.\n* Problem 2: How deep is it?\n    * About log n.\n"
DETAILS = "<details>\n<summary>What is a pod?</summary><br><b>\n\nContainers that share a host.\n</b></details>\n" * 2
FOLDED = """\
###### 1. What's the output?

```js
console.log(1)
```

- A: `1`
- B: `2`

<details><summary><b>Answer</b></summary>
<p>

#### Answer: A

It prints.

</p>
</details>

---

###### 2. What's the output?

```js
console.log(2)
```

<details><summary><b>Answer</b></summary>

Two.

</details>
"""
CARDS = """\
Q: What is attention?
A: A weighted mean
of values.

Q: Why is it scaled?
A: To keep the variance.

C: The [query] meets each [key].

softmax :: turns scores into shares
"""
TABLE = """\
| No. | Question | Answer | Topic |
|----|:--------|--------|------|
| 1 | What is L2? | A *square* penalty | Regularisation |
| 2 | What is L1? | An absolute one \\| sparse | Regularisation |
"""

OLD = "CREATE TABLE col(models, decks); CREATE TABLE cards(id INTEGER PRIMARY KEY, nid, did);"
NOTES = "CREATE TABLE notes(id INTEGER PRIMARY KEY, mid, tags, flds);"
NEW = """
    CREATE TABLE col(id); CREATE TABLE cards(id INTEGER PRIMARY KEY, nid, did);
    CREATE TABLE notetypes(id, name COLLATE unicase); CREATE TABLE decks(id, name COLLATE unicase);
    CREATE TABLE fields(ntid, ord, name COLLATE unicase, PRIMARY KEY (ntid, ord)) WITHOUT ROWID;
    INSERT INTO fields VALUES (1, 0, 'Front'), (1, 1, 'Back'), (2, 0, 'Text'), (2, 1, 'Back Extra');
"""
MODELS = json.dumps(
    {
        "1": {"flds": [{"name": "Front"}, {"name": "Back"}]},
        "2": {"flds": [{"name": "Text"}, {"name": "Back Extra"}]},
        "3": {"flds": [{"name": "Expression"}, {"name": "Reading"}, {"name": "Sense"}, {"name": "Audio"}]},
    }
)
DECKS = json.dumps({"1": {"name": "Default"}, "7": {"name": "ML::Deep learning"}})
BASIC = (1, 1, " dl ch::one ", "What is <b>X</b>?\x1fThis<br>and that")
CLOZE = (2, 2, "", "The {{c1::query}} meets the {{c2::key}}.\x1fsee paper")
OTHER = (3, 3, "", "mot\x1f\x1f<i>word</i> [sound:a.mp3]\x1f[sound:b.mp3]")
Note = tuple[int, int, str, str]


def database(layout: str, notes: Sequence[Note] = ()) -> bytes:
    connection = sqlite3.connect(":memory:")
    connection.create_collation("unicase", lambda one, other: (one > other) - (one < other))
    connection.executescript(layout)
    if layout.startswith(OLD):
        connection.execute("INSERT INTO col VALUES (?, ?)", (MODELS, DECKS))
    else:
        connection.execute("INSERT INTO decks VALUES (7, ?)", ("ML\x1fDeep learning",))
    connection.executemany("INSERT INTO notes VALUES (?, ?, ?, ?)", notes)
    connection.executemany("INSERT INTO cards VALUES (?, ?, 7)", [(note[0], note[0]) for note in notes])
    connection.commit()
    return connection.serialize()


def zipped(**entries: bytes) -> bytes:
    """A zip; `collection_anki2` becomes `collection.anki2`."""
    data = io.BytesIO()
    with zipfile.ZipFile(data, "w", zipfile.ZIP_DEFLATED) as file:
        for name, entry in entries.items():
            file.writestr(name.replace("_", "."), entry)
    return data.getvalue()


PACKAGE = zipped(collection_anki2=database(OLD + NOTES, [BASIC, CLOZE, OTHER]))
