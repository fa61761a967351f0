"""Laws of the inputs: whatever the bytes and the name, each input ends as records or as a rejection."""

import tempfile
from pathlib import Path

from hypothesis import given, settings
from hypothesis import strategies as st

from pubsieve.cleaning import process
from pubsieve.engine.text_names import TextNames
from pubsieve.readers import read_inputs
from pubsieve.report.tally import Tally
from pubsieve.sources import FORMATS, Skipped

TEXT = st.text(alphabet=st.sampled_from("ab <>&;/\"'={}[]\\.:\n\r\t\0\x1f\xa0é\u2028\ufeff"), max_size=200).map(
    str.encode
)
HTML = st.lists(
    st.sampled_from(
        ["<p>", "</p>", "<h1>", "<!--", "-->", "<td", ">", "words ", "&#0;", "&lt;", "<script>", "</html>", "\n"]
    )
).map(lambda parts: "".join(parts).encode())
JSONL = st.lists(
    st.sampled_from(['{"text": "a b"}', '{"html": "<p>a"}', '{"html": ""}', "{", "[]", "", '{"text": "\\ud800"}'])
).map(lambda lines: "\n".join(lines).encode())


@settings(max_examples=150, deadline=None)
@given(
    content=st.one_of(st.binary(max_size=300), TEXT, HTML, JSONL),
    suffix=st.sampled_from([*FORMATS, "", ".bin", ".gz", ".html.gz", ".jsonl.gz"]),
)
def test_every_input_is_counted_once_and_no_page_crashes_the_cleaning(content, suffix):
    with tempfile.TemporaryDirectory() as folder:
        path = Path(folder, "input" + suffix)
        path.write_bytes(content)
        tally = Tally()
        for done in process(read_inputs([str(path)], Skipped())):
            tally.add_input(done)
            assert (done.document is None) == (done.incoming.rejection is not None)
            assert bool(done.records) == (done.document is not None)
    assert tally.inputs == tally.with_records + tally.rejected.total() > 0
    assert tally.rejected["internal-error"] == 0, tally.rejections


@settings(max_examples=100, deadline=None)
@given(sources=st.lists(st.text(min_size=1, max_size=300), max_size=4))
def test_a_text_file_stays_in_its_folder_whatever_its_source_is_called(sources):
    names = TextNames()
    given_names = [names.name(source) for source in sources]
    assert len({name.casefold() for name in given_names}) == len(sources)
    for name in given_names:
        assert Path(name).name == name
        assert name not in ("", ".", "..")
        assert len(name.encode()) <= 230  # of 255, for the mark of a temporary file
