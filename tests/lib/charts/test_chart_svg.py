"""The SVG of bars, legends, ticks and squares: the markup of the look, safe and readable."""

import re
from pathlib import Path
from xml.etree import ElementTree

import pytest
from django.utils.safestring import SafeString
from django.utils.translation import override

from samenverder.lib.charts import (
    LIGHT,
    Domain,
    Group,
    bar_svg,
    bar_svg_static,
    describe,
    difference_rows,
    hatch_defs,
    layout,
    legend_html,
    pip_svg,
    progress_svg,
    shared_domain,
    steps_svg,
    swatch_svg_static,
)
from samenverder.lib.charts.svg import text_width

LABELS = ["helemaal niet waar", "niet waar", "deels waar", "waar", "helemaal waar"]
LOOK = Domain(0.76, 0.93)

# One bar of d-resultaten.html and one of b3-stelling.html, letter for letter.
ON_PAGE = (
    '<svg class="bar" role="img" aria-label="A2" height="32">'
    '<rect class="s2" x="31.10%" y="2" width="5.20%" height="28"/>'
    '<rect class="hatch" x="31.10%" y="2" width="5.20%" height="28" fill="url(#h2)"/>'
    '<rect class="s3" x="36.74%" y="2" width="16.47%" height="28"/>'
    '<rect class="s4" x="53.64%" y="2" width="24.92%" height="28"/>'
    '<rect class="s5" x="79.00%" y="2" width="10.83%" height="28"/>'
    '<text class="n2" x="33.70%" y="16.5">2</text><text class="n3" x="44.97%" y="16.5">6</text>'
    '<text class="n4" x="66.10%" y="16.5">9</text><text class="n5" x="84.42%" y="16.5">4</text>'
    '<line class="mid" x1="44.97%" x2="44.97%" y1="-4" y2="1"/>'
    '<line class="mid" x1="44.97%" x2="44.97%" y1="31" y2="36"/></svg>'
)
ON_SCREEN = (
    '<svg class="bar" role="img" aria-label="Bestuur">'
    '<rect class="s4" x="39.24%" y="2" width="36.15%" height="92%"/>'
    '<rect class="s5" x="75.83%" y="2" width="23.95%" height="92%"/>'
    '<text class="n4" x="57.32%" y="50%">3</text><text class="n5" x="87.80%" y="50%">2</text>'
    '<line class="mid" x1="39.02%" x2="39.02%" y1="-9%" y2="0%"/>'
    '<line class="mid" x1="39.02%" x2="39.02%" y1="96%" y2="105%"/></svg>'
)


def test_a_bar_is_the_svg_of_the_look():
    bar = bar_svg(layout([0, 2, 6, 9, 4], domain=LOOK), height=32, numbers=True, label="A2")
    assert bar == ON_PAGE
    assert isinstance(bar, SafeString)


def test_a_bar_on_the_big_screen_leaves_its_height_to_the_style_sheet():
    bar = layout([0, 0, 0, 3, 2], domain=Domain(0.64, 1))
    assert bar_svg(bar, height=None, numbers=True, label="Bestuur") == ON_SCREEN


def test_the_label_cannot_break_out():
    bar = bar_svg(layout([1] * 5, domain=LOOK), height=22, numbers=False, label='"><script>')
    assert "<script>" not in bar
    ElementTree.fromstring(bar)


def test_a_number_only_stands_where_it_fits():
    chart = [[1, 60, 700, 250, 9]]
    bar = bar_svg(layout(chart[0], domain=shared_domain(chart)), height=32, numbers=True, label="")
    numbers = re.findall(r'<text class="(n\d[^"]*)"[^>]*>(\d+)', bar)
    assert numbers == [("n2 tight", "60"), ("n3", "700"), ("n4", "250")]


@pytest.mark.parametrize("people", [5, 21, 24, 40, 200])
def test_no_number_is_wider_than_its_segment_on_a_phone(people):
    counts = [1, people // 4, people // 3, people // 5, people]
    bar = layout(counts, domain=shared_domain([counts]))
    svg = bar_svg(bar, height=32, numbers=True, label="")
    shown = re.findall(r'<text class="n(\d)" ', svg)
    for segment in (s for s in bar.segments if str(s.level) in shown):
        assert text_width(segment.count) * 15 <= segment.width / 100 * 280.5


def test_describe_says_the_bar_in_words():
    with override("en"):
        assert describe([0, 2, 6, 9, 4], LABELS) == (
            "From left to right: helemaal niet waar 0, niet waar 2, deels waar 6, waar 9, "
            "helemaal waar 4. N = 21."
        )
    with pytest.raises(ValueError, match="zip"):
        describe([1, 2], LABELS)


def test_patterns_and_legend_belong_together():
    patterns, legend = hatch_defs(), legend_html([*LABELS[:4], "<b>"])
    assert set(re.findall(r"url\(#(\w+)\)", legend)) == set(re.findall(r'id="(\w+)"', patterns))
    assert legend.count("<li>") == 5
    assert "&lt;b&gt;" in legend


def test_the_square_of_a_target_is_hatched_on_the_left_side_of_the_scale_only():
    assert [level for level in range(1, 6) if "url(#h" in pip_svg(level)] == [1, 2]


def test_steps_fill_up_to_the_step_on_screen():
    steps = steps_svg(2, 22, 3, label="Stelling 3 van 22")
    assert steps.count('class="done"') == 3
    assert steps.count('class="todo"') == 19
    assert '<rect class="done" x="4.55%" width="3.55%" height="8" rx="1"/>' in steps
    with pytest.raises(ValueError, match="step"):
        steps_svg(0, 0, 0, label="")


@pytest.mark.parametrize(
    ("done", "total", "width"), [(18, 24, "75%"), (0, 0, "0%"), (30, 24, "100%"), (1, 3, "33.33%")]
)
def test_progress_is_never_more_than_full(done, total, width):
    assert f'class="fill" width="{width}"' in progress_svg(done, total, labelled_by="pv")


def test_groups_share_one_domain_and_a_hidden_group_has_no_bar():
    rows = difference_rows(
        [
            Group("Alle", [1, 5, 3, 8, 3]),
            Group("Bestuur", [0, 0, 0, 3, 2]),
            Group("Jeugd", None),
        ]
    )
    assert [row.everyone for row in rows] == [True, False, False]
    assert rows[0].bar.tick == rows[1].bar.tick
    assert rows[2].bar is None


def test_a_bar_for_paper_carries_its_own_colours():
    bar = layout([2, 11, 21, 31, 17], domain=shared_domain([[2, 11, 21, 31, 17]]))
    svg = bar_svg_static(bar, width_mm=83, height_mm=7.9, numbers=True)
    root = ElementTree.fromstring(svg)
    assert root.get("width") == "83.00mm"
    assert "class=" not in svg
    assert set(LIGHT.scale) <= set(re.findall(r"#[0-9a-f]{6}", svg))
    boxes = root.findall("{*}rect")
    right = max(float(box.get("x")) + float(box.get("width")) for box in boxes)
    assert right <= float(root.get("viewBox").split()[2])


def test_a_bar_for_paper_needs_room():
    bar = layout([1] * 5, domain=LOOK)
    with pytest.raises(ValueError, match="room"):
        bar_svg_static(bar, width_mm=80, height_mm=2)
    ElementTree.fromstring(swatch_svg_static(1))


def test_the_palette_has_the_values_of_the_design_tokens():
    sheets = list(Path(__file__).parents[3].glob("samenverder/web/static/**/tokens.css"))
    for sheet in sheets:
        light = sheet.read_text().split("@media")[0]
        tokens = dict(re.findall(r"--([\w-]+): (#[0-9a-f]{6});", light))
        for name, value in LIGHT.hues.items():
            assert tokens[name] == value
        for level in range(1, 6):
            assert tokens[f"scale{level}"] == LIGHT.scale[level - 1]
            assert tokens[f"scale{level}-ink"] == LIGHT.scale_ink[level - 1]
        for name in ("paper", "wash", "line", "line_2", "edge", "ink", "ink_2", "ink_3", "mark"):
            assert tokens[name.replace("_", "-")] == getattr(LIGHT, name)
        for name in ("link", "ok", "warn", "error", "on_hue"):
            assert tokens[name.replace("_", "-")] == getattr(LIGHT, name)
        assert (tokens["scale1-hatch"], tokens["scale1"]) == LIGHT.hatch
        assert tokens["scale3-edge"] == LIGHT.scale_edge[2]
