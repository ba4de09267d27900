"""Rich text with everything that it may hold, as the editor leaves it: what is embedded is named by its key alone."""

from figures.models import Figure
from images.models import Document, Picture
from portal.styleguide.rows import key_of

FIGURE = f"/go/{key_of(Figure, 'population-21900000')}/"
DOCUMENT = f"/go/{key_of(Document, 'texte')}/"
PICTURE = f"/go/{key_of(Picture, 'beijing')}/"

BODY = (
    f"""<p>La Région travaille avec <strong>Pékin</strong> depuis 1987 ; la ville compte <a href="{FIGURE}">un chiffre</a>.
Est-ce beaucoup ? <em>Oui</em>, et voici <a href="https://www.iledefrance.fr/">une adresse</a>.</p>
<h2>Un titre de deuxième rang</h2>
<p>H<sub>2</sub>O, le 1<sup>er</sup> mai.</p>
<figure><img src="{PICTURE}"><figcaption>Une légende.</figcaption></figure>
<blockquote><p>« Deux fleuves, une même courbe. »</p><p>— Un géographe</p></blockquote>
<p><a href="{DOCUMENT}">Un document</a></p>
<h3>Un titre de troisième rang</h3>
<ul><li><p>Une liste,</p></li><li><p>de deux lignes.</p></li></ul>
<ol><li><p>D’abord,</p></li><li><p>ensuite.</p></li></ol>
<table><caption>Visiteurs par année</caption><tbody>
<tr><th><p>Année</p></th><th><p>Visiteurs</p></th><th><p>Part du total</p></th></tr>
<tr><td><p>2018</p></td><td><p>850 000</p></td><td><p>4,2 %</p></td></tr>
<tr><td><p>2019</p></td><td><p>912 000</p></td><td><p>4,5 %</p></td></tr>
</tbody></table>""",
    f"""<p>自1987年以来，大区与<strong>北京市</strong>开展合作；北京现有<a href="{FIGURE}">某个数字</a>。多吗？<em>是的</em>，请看
<a href="https://www.iledefrance.fr/">这个网址</a>。</p>
<h2>二级标题</h2>
<p>H<sub>2</sub>O，五月一日。</p>
<figure><img src="{PICTURE}"><figcaption>图片说明。</figcaption></figure>
<blockquote><p>“两条河，同一道弯。”</p><p>——某地理学家</p></blockquote>
<p><a href="{DOCUMENT}">一份文件</a></p>
<h3>三级标题</h3>
<ul><li><p>一份清单，</p></li><li><p>共两行。</p></li></ul>
<ol><li><p>首先，</p></li><li><p>其次。</p></li></ol>
<table><caption>历年游客</caption><tbody>
<tr><th><p>年份</p></th><th><p>游客</p></th><th><p>占比</p></th></tr>
<tr><td><p>2018年</p></td><td><p>85万</p></td><td><p>4.2%</p></td></tr>
<tr><td><p>2019年</p></td><td><p>91.2万</p></td><td><p>4.5%</p></td></tr>
</tbody></table>""",
)
SHORT_BODY = (
    "<p>Un texte court, avec <a href='https://www.iledefrance.fr/'>un lien</a>.</p>",
    "<p>一段短文，附<a href='https://www.iledefrance.fr/'>链接</a>。</p>",
)
# Only in French: the Chinese page shows it as such.
FOREIGN_BODY = ("<p>Ce texte n’existe qu’en français : la page chinoise le dit.</p>", "")
