"""Tricky markup and the words that a reader sees in it, in order: for the test of `page` and for its benchmark.

Each row is (why, what stands in the body, the words); the words are "one two three four" where none are given. Rows
were compared with the innerText of Chromium. Ours differs on purpose where buttons, images and fields part words, as a
reader sees them, and where annotations of ruby are left out.
"""

from __future__ import annotations

Row = tuple[str, str] | tuple[str, str, str]
ALL_FOUR = "one two three four"

GLUE: list[Row] = [
    ("web components are boxes", "<x-card>one</x-card><x-card>two</x-card>", "one two"),
    ("cells", "<table><tr><td>one</td><td>two</td></tr><tr><td>three</td><td>four</td></tr></table>"),
    ("cells without end tags", "<table><tr><td>one<td>two<tr><td>three<th>four</table>"),
    ("caption, head, foot", "<table><caption>one</caption><thead><tr><th>two</thead><tfoot><tr><td>three</table>four"),
    ("a cell of one letter", "<table><tr><td>one<td>x<td>two</table>", "one x two"),
    ("list items", "<ul><li>one</li><li>two</li></ul><ol><li>three</li><li>four</li></ol>"),
    ("nested lists", "<ul><li>one<ul><li>two</ul><li>three</ul>four"),
    ("headings", "<h1>one</h1><h2>two</h2><h3>three</h3>four"),
    ("a heading inside text", "one<h2>two</h2>three", "one two three"),
    ("line breaks", "one<br>two<br/>three<br />four"),
    ("a line break inside a word", "<p>one<b><br></b>two</p>", "one two"),
    ("an end tag of br is a line break", "one</br>two", "one two"),
    ("rules", "one<hr>two<hr/>three", "one two three"),
    ("options", "<select><option>one</option><option>two</option></select>", "one two"),
    ("options without end tags", "<select><option>one<option>two<optgroup label=no><option>three</select>four"),
    ("a data list is not shown", "one<datalist><option>no</option></datalist> two", "one two"),
    ("definition lists", "<dl><dt>one<dd>two<dt>three<dd>four</dl>"),
    ("blocks of every name", "<div>one</div><section>two</section><aside>three</aside><footer>four</footer>"),
    ("blocks inside inline tags", "<span>one<div>two</div>th</span>ree", "one two three"),
    ("blocks inside links", "<a href=x><div>one</div><div>two</div></a>three", "one two three"),
    ("pre", "<pre>one\ntwo\tthree</pre>four"),
    ("addresses and quotations", "<address>one</address><blockquote>two</blockquote>three", "one two three"),
    ("figures", "<figure><img alt=no><figcaption>one</figcaption></figure>two", "one two"),
    ("summaries", "<details open><summary>one</summary>two</details>three", "one two three"),
    ("buttons", "<button>one</button><button>two</button>", "one two"),
    ("legends and labels", "<fieldset><legend>one</legend><label>two</label></fieldset>three", "one two three"),
    ("an image between words", "one<img src=x>two", "one two"),
    ("a field between words", "one<input value=no>two", "one two"),
    ("a text area between words", "one<textarea>no</textarea>two", "one two"),
    ("a menu", "<menu><li>one<li>two</menu>", "one two"),
    ("no-break space parts words", "one&nbsp;two&#160;three", "one two three"),
    ("thin and wide spaces part words", "one&thinsp;two&#x3000;three", "one two three"),
]
WHOLE: list[Row] = [
    ("elements that nobody knows are inline", "<foo>o</foo><bar>ne</bar> two", "one two"),
    ("bold", "<b>o</b>ne t<i>w</i>o", "one two"),
    ("a drop cap", '<p><span class="cap">O</span>nce there was', "Once there was"),
    ("marks of a search", "un<mark>believ</mark>able", "unbelievable"),
    ("a link inside a word", 'the <a href="x">word</a>s', "the words"),
    ("deeply nested inline tags", "<b><i><u><s><em>o</em></s></u></i></b>ne", "one"),
    ("wbr", "long<wbr>word<wbr/>s", "longwords"),
    ("soft hyphens", "hy&shy;phen&#173;ation", "hyphenation"),
    ("comments", "wo<!-- no -->rd", "word"),
    ("an empty inline element", "wo<span></span>rd", "word"),
    ("a new line inside a tag", "wo<b\nclass='x'\n>rd</b\n>s", "words"),
    ("subscripts", "H<sub>2</sub>O", "H2O"),
    ("entities", "caf&eacute; na&iuml;ve &Auml;rger", "café naïve Ärger"),
    ("entities without a semicolon", "caf&eacute ol&eacute", "café olé"),
    ("numeric entities of windows-1252", "don&#146;t", "don't"),
    ("a combining mark by entity", "cafe&#x301;", "café"),
    ("a joiner stays inside a Persian word", "می&zwnj;خواهم", "می\u200cخواهم"),
    ("ruby is not read twice", "<ruby>漢<rt>かん</rt></ruby><ruby>字<rp>(</rp><rt>じ</rt></ruby>", "漢字"),
]
UNSEEN: list[Row] = [
    ("script", "one<script>no</script> two", "one two"),
    (
        "a script that speaks of tags",
        "one<script>'<p>no</p>' + \"<!-- <script>no</script> no\"</script> two",
        "one two",
    ),
    ("style", "<style>p { content: 'no' }</style>one", "one"),
    ("template", "<template><p>no</p></template>one", "one"),
    ("noscript", "<noscript><p>no</p></noscript>one", "one"),
    ("head", "<title>no</title><meta name=description content=no>one", "one"),
    ("the hidden attribute", "<p hidden>no</p><p hidden=until-found>no</p>one", "one"),
    ("hidden by style", "<p style='display:none'>no</p><p style='color:red; DISPLAY : NONE'>no</p>one", "one"),
    ("a closed dialog", "<dialog>no</dialog><dialog open>one</dialog>two", "one two"),
    ("alternative texts", "<img alt=no><area alt=no><input type=image alt=no>one", "one"),
    ("attributes", "<p title=no data-x='no' aria-label='no'>one</p>", "one"),
    ("svg's title and description", "<svg><title>no</title><desc>no</desc></svg>one", "one"),
    ("frames", "<iframe>no</iframe>one", "one"),
    ("an object that cannot be shown shows its content", "<object>one</object> two", "one two"),
    ("comments that look like ends", "one<!-- > no -- > no -->two<!--> <!---> three", "onetwo three"),
    ("conditional comments", "<!--[if IE]><p>no</p><![endif]-->one<![if !IE]> two<![endif]>", "one two"),
]
MALFORMED: list[Row] = [
    ("misnested b and i", "<b>one <i>two</b> three</i> four", "one two three four"),
    ("misnested inside a word", "<b>o<i>n</b>e</i>", "one"),
    ("text straight in a table moves before it", "<table>one<tr><td>two</table>", "one two"),
    ("a block straight in a table moves before it", "<table><tr><td>two</td></tr><div>one</div></table>", "one two"),
    ("paragraphs that are not closed", "<p>one<p>two<div>three", "one two three"),
    ("items that are not closed", "<ul><li>one<li>two<li>three</ul>four", "one two three four"),
    ("stray end tags", "one</div></b></td></ul></p> two", "one two"),
    ("an end tag of p makes an empty one", "one</p>two", "one two"),
    ("nested forms", "<form>one<form>two</form>three</form>four", "onetwo threefour"),
    ("plaintext eats the rest", "one<plaintext>two <b>three</b>", "one two b three b"),
    ("cdata outside svg is a comment", "one<![CDATA[no]]>two", "onetwo"),
    ("cdata in svg is text", "<svg><text><![CDATA[one]]></text></svg>two", "one two"),
    ("bogus comments", "one<?php no ?>two<! no >three</ no >four", "onetwothreefour"),
    ("null characters vanish", "o\0ne two", "one two"),
    ("the first of two equal attributes holds", "<p hidden class=a hidden=x class=b>no</p>one", "one"),
    ("a tag that is never closed", "one <p two", "one"),
    ("less-than that begins no tag", "one <2 two < three <> four", "one 2 two three four"),
    ("ampersand that begins no entity", "AT&T R&D &nosuch; one", "AT&T R&D nosuch one"),
    ("tags in capitals", "<P>one<BR>two</P><SCRIPT>no</SCRIPT>three", "one two three"),
    ("a link inside a link ends it", "<a href=x>one<a href=y>two</a>three</a>", "onetwothree"),
    ("a button inside a button ends it", "<button>one<button>two</button>", "one two"),
    ("a second body", "one<body class=x> two</body> three</html> four", "one two three four"),
    ("text after the end of the document", "one</body></html>two", "onetwo"),
    ("a title in the body", "one<title>no</title> two", "one two"),
    ("a text area is raw text", "<textarea></p><script>no</textarea>one", "one"),
    ("a heading closed by another level", "<h1>one</h2>two", "one two"),
    ("attributes without spaces", "<p class='a'id='b'>one</p><a href=x/>two</a>", "one two"),
    ("quotes that are not closed", '<p title="a>b">one</p>', "one"),
    ("a slash that closes nothing", "<div/>one<span/>two", "onetwo"),
    ("image is img", "one<image src=x>two", "one two"),
    ("a frame set inside a body", "one<frameset><frame></frameset> two", "one two"),
    ("surrogates and forbidden numbers", "one&#xD800;&#0;&#x110000; two", "one two"),
    ("xml's declaration and prefix", "<?xml version='1.0'?><o:p>one</o:p>two", "onetwo"),
]


def expected(row: Row) -> list[str]:
    """The words of a row."""
    return (row[2] if len(row) == 3 else ALL_FOUR).split()


def page(row: Row) -> bytes:
    """The row's markup in a page."""
    return f"<!doctype html><html><head><meta charset=utf-8></head><body>{row[1]}".encode()
