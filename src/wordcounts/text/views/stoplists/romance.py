"""Stop words of the Romance languages; and Latin."""

from __future__ import annotations

from typing import Final

LISTS: Final[dict[str, str]] = {
    "fr": """
        à afin ai aie ainsi alors après as au aucun aucune aujourd'hui auquel aura aurait aussi autre autres aux
        auxquels avaient avais avait avant avec avez avoir avons ayant beaucoup bien c c'est c'était ça car ce ceci
        cela celle celles celui cependant certain certaine certaines certains ces cet cette ceux chaque chez ci
        comme comment contre d d'abord d'autres d'un d'une dans de dedans dehors déjà depuis des dès desquelles
        desquels devant donc dont du duquel durant elle elles en encore enfin entre envers es est et étaient étais
        était étant été être eu eux fait faire font fut hors ici il ils j j'ai je jusqu jusqu'à jusque l l'on l'un
        l'une la là laquelle le lequel les lesquelles lesquels leur leurs lors lorsqu lorsque lui m ma mais malgré
        me même mêmes mes mien mienne moi moins mon n n'a n'ai n'est n'était n'ont ne ni non nos notre nôtre nous on
        ont or ou où oui par parce parmi pas pendant peu peut peuvent plus plusieurs pour pourquoi pourtant près
        presque puis puisqu puisque qu qu'elle qu'elles qu'en qu'il qu'ils qu'on qu'un qu'une quand que quel quelle
        quelles quelqu'un quelque quelques quels qui quoi s s'en s'est s'il s'ils sa sans sauf se selon sera serait
        seront ses seulement si sien sienne soi soient soit sommes son sont sous souvent suis sur surtout t ta
        tandis tant te tel telle telles tels tes toi ton toujours tous tout toute toutefois toutes très trop tu un
        une vers voici voilà vos votre vôtre vous y
        a
    """,
    "es": """
        a acá además ahí ahora al algo alguien algún alguna algunas alguno algunos allá allí ambos ante antes aquel
        aquella aquellas aquello aquellos aquí así aún aun aunque bajo bastante bien cada casi como cómo con conmigo
        contigo contra cual cuál cuales cuáles cualquier cualquiera cuando cuándo cuanto cuánto cuya cuyas cuyo
        cuyos de del demás demasiado dentro desde después donde dónde dos durante e el él ella ellas ello ellos en
        entonces entre era eran eras eres es esa esas ese eso esos esta está estaba estaban están estar estas este
        esto estos estoy estuvo fue fueron fui ha había habían haber habrá han has hasta hay he hemos hubo incluso
        la las le les lo los luego más mas me mediante menos mi mí mía mías mientras mío míos mis misma mismas mismo
        mismos mucha muchas mucho muchos muy nada nadie ni ningún ninguna ninguno no nos nosotras nosotros nuestra
        nuestras nuestro nuestros nunca o os otra otras otro otros para pero poca pocas poco pocos por porque pues
        puede pueden que qué quien quién quienes quiénes quizá quizás sea sean según ser será serán sería si sí sido
        siempre siendo sin sino so sobre sois solo sólo somos son soy su sus suya suyas suyo suyos tal tales también
        tampoco tan tanta tantas tanto tantos te tenía ti tiene tienen toda todas todavía todo todos tras tu tú tus
        tuya tuyo u un una unas uno unos usted ustedes va van varias varios vosotras vosotros vuestra vuestro y ya
        yo
        se
    """,
    "it": """
        a abbia abbiamo abbiano adesso ai agli al alcun alcuna alcune alcuni all all'altro alla alle allo allora
        altra altre altri altro anche ancora appena assai avere aveva avevano avete avevo ben bene c'è c'era che chi
        ci ciascuna ciascuno ciò cioè coi col come comunque con contro cosa così cui d da dagli dai dal dall dalla
        dalle dallo degli dei del dell della delle dello dentro di dopo dove due dunque durante e è ecco ed egli
        ella era erano eri ero essa esse essendo essere essi esso fa fino fra fu fuori furono gli già ha hai hanno
        ho i il in infatti insieme invece io l la le lei li lo loro lui ma mai me meno mentre mi mia mie miei mio
        molta molte molti molto ne né negli nei nel nell nella nelle nello nessun nessuna nessuno niente no noi non
        nostra nostre nostri nostro nulla o ogni ognuno oltre oppure ora per perché perciò però più poca poche pochi
        poco poi può possono prima proprio qua qual quale quali qualche qualcosa qualcuno quando quanta quante
        quanti quanto quasi quel quell quella quelle quelli quello questa queste questi questo qui quindi sarà
        sarebbe se sé sebbene secondo sei sempre senza si sì sia siamo siano siete solo sono sopra sotto sta stata
        state stati stato stesso stessa su sua subito sue sugli sui sul sull sulla sulle sullo suo suoi tale tali
        tanto te ti tra tranne troppo tu tua tue tuo tuoi tutta tuttavia tutte tutti tutto un un'altra una uno v'è
        vi verso voi vostra vostre vostri vostro
    """,
    "pt": """
        a à ainda além algo alguém algum alguma algumas alguns ali ambos ante antes ao aonde aos apenas após aquela
        aquelas aquele aqueles aquilo aqui as às assim até através cada com como contra contudo cuja cujas cujo
        cujos da daquela daquele das de dela delas dele deles demais dentro depois desde dessa dessas desse desses
        desta destas deste destes deve do dos durante e é ela elas ele eles em embora enquanto entre então era eram
        essa essas esse esses esta está estão estar estas estava estavam este estes estou eu foi fomos for foram
        fora fosse há isso isto já la lá lhe lhes lo logo mais mas me mediante menos mesma mesmas mesmo mesmos meu
        meus minha minhas muita muitas muito muitos na nada não nas nem nenhum nenhuma nessa nesse nesta neste
        ninguém no nos nós nossa nossas nosso nossos num numa nunca o onde ora os ou outra outras outro outros para
        pela pelas pelo pelos per perante pode podem pois por porém porque porquê pouca poucas pouco poucos qual
        quais qualquer quando quanto quantos quase que quê quem se seja sejam sem sempre sendo ser será serão seria
        seu seus si sido só sob sobre somos sou sua suas tal talvez também tampouco tanta tantas tanto tantos te tem
        têm tendo ter teu teus teve ti tinha tinham toda todas todavia todo todos tu tua tuas tudo um uma umas uns
        vai vão você vocês vos vossa vosso
    """,
    "ca": """
        a abans ací això així algú algun alguna algunes alguns allà allí allò als altra altre altres amb ambdós
        amunt aquell aquella aquelles aquells aquest aquesta aquestes aquests aquí avui bastant bé cada cap cert
        certa certes certs com contra d'aquest d'aquesta d'un d'una dalt damunt darrere de del dels des després dins
        doncs durant el ell ella elles ells els em en encara ens entre era eren érem eres es és esta està estan
        estar estat estava estaven ets et eu fa faig fan fas fem fer fes feu fi fins fora fos fou ha hagi haver
        havia havien he hem hi ho hom i iguals ja jo l'altra l'altre la les li llavors lluny lo los m'ha malgrat
        mateix mateixa mateixes mateixos mai massa mentre menys meu meus meva meves mi mig molt molta moltes molts
        mon mons n'hi ni ningú no nosaltres nostra nostre nostres o oi on per perquè però pas poc poca pocs poques
        pot poden poder podia potser propi pròpia puc qual quals qualsevol quan quant quanta quantes quants que què
        quelcom qui quin quina quines quins res s'ha s'han sa se segons sense ser sereu serà seran seria ses seu
        seus seva seves si sí sia siguin sigui sino sinó sobre sóc solament sols som son són sons sota sovint ta tal
        tals també tampoc tan tant tanta tantes tants te tenim tenir teniu té tenen tenia teu teus teva teves tinc
        tot tota totes tothom tots tu un una unes uns us va vaig vam van vas vau veu vosaltres vostra vostre vostres
        vós
    """,
    "gl": """
        a á aínda alá algo algún algunha algunhas algúns ali alí ambos ante antes ao aos aquel aquela aquelas
        aqueles aquí aquilo as ás así até atrás ben cada cal cales calquera case cando canta canto cantos co coa
        coas com como con contra cos cun cunha cuns da dal dalgunha das de del dela delas deles desde dese desa
        despois desta deste do dos dun dunha dunhas duns e é el ela elas eles en entón entre era eran es esa esas
        ese eses eso esta está están estaba estar estas este estes estiven eu fai fan fóra foi foron fose ha había
        hai hei isto isso iso ir lle lles logo lonxe mais máis mal me mentres menos mesma mesmas mesmo mesmos meu
        meus mi mín miña miñas moi moita moitas moito moitos na nada nas nel nela nelas neles nesa nese nesta neste
        nin ningún ninguén ningunha no nós non nos nosa nosas noso nosos nun nunca nunha o ó onde os ós ou outra
        outras outro outros para pero pode poden podía pois polo pola polas polos por porque pouca pouco poucos
        preto propio que qué quen quizais sa se sé segundo seica sempre sen senón ser será serán sería seu seus si
        sí sido só sobre son súa súas tal tales tamén tampouco tan tanta tanto tantos te temos ten teñen ter teu
        teus ti tiña tiñan toda todas todo todos tras túa túas tu un unha unhas uns vós vosa voso vos xa xunto
    """,
    "ro": """
        a abia acea aceasta această aceea aceeași acei aceia acel acela același acele acelea acest acesta aceste
        acestea acestei acestor acestui acolo acum adică ai aia aici al ală ale alea alt alta altă alte altei altele
        alți altul am anume apoi ar are aș așa asta ăsta astfel ăștia asupra atât atâta atâția atare atunci au avea
        avem aveți avut ca că căci când care cărei căror cărui cât câte câți către ce cea cei ceilalți cel cele
        celelalte celor ceva chiar ci cine cineva cu cum cumva da dacă dar dat datorită de deci decât deja deoarece
        departe deși despre din dintr dintre doar după ea ei el ele era erau este eram ești eu fără face fel fi fie
        fiecare fiind fiindcă foarte fost i îi îl îmi în înainte înapoi încă încât între întru îți iar ieri își la
        le li lângă lor lui mă mai mea mei mele mereu meu mi mie mine mod mult multă multe mulți na ne nevoie ni
        nici nicio niciun nimeni nimic niște noastră noastre noi noștri nostru nouă nu numai o oare ori oricare
        orice oricând oricine oricum oricât pe pentru peste pana până poate pot prea precum prin printr printre
        propriu puțin să sa săi sale sau său se sine și si sieși sub sunt sunteți suntem spre ta tăi tale tău te ți
        ție tine toată toate tot toți totul totuși tu un una unde undeva unei unele uneori unor unora unu unui unul
        unii va vă vei voastră voastre voi voștri vostru vouă vor vreo vreun ăla ăia într dintr-o dintr-un într-o
        într-un printr-o printr-un c-ar s-a s-ar s-au nu-i n-a n-are n-au
    """,
    "la": """
        a ab ac ad adhuc aliqua aliquae aliquid aliquis aliquo alia alii aliis aliud alius an ante apud at atque aut
        autem circa contra cuius cui cum cur de deinde denique dum e ea eadem eae eam eas ego eis ei eius enim eo
        eodem eorum eos erant erat ergo eram eris erit erunt es esse est et etiam etsi ex extra fuerat fuerit fuisse
        fuit fui haec hac hae has hanc harum hi hic hinc his hoc horum hos huc huic huius hunc iam ibi id idem
        igitur illa illae illam illas illi illis ille illius illo illos illud illum in inde infra inquit inter
        interim intra ipsa ipsae ipsam ipse ipsi ipsis ipsius ipso ipsos ipsum is ista iste istud ita itaque item
        licet me mea meae meam mecum mei meis meo meum meus mihi modo mox nam ne nec necque neque nihil nil nimis
        nisi nobis noli non nondum nos noster nostra nostri nostrum num numquam nunc o ob olim omnia omnes omnibus
        omnis per possum post postea potest possunt prae praeter pro prope propter quae quaedam quam quamquam
        quamvis quando quas quare quasi que quem qui quia quibus quid quidam quidem quin quis quisquam quisque quo
        quod quoniam quoque quorum quos quot saepe se sed sese semper si sibi sic sicut sim simul sine sint sit sive
        sub sui sum sumus sunt suo super supra suus sua suae suam suas suis suos suum tam tamen tandem tantum te
        tecum tibi tu tua tum tunc tuus ubi ultra umquam unde usque ut uterque utrum vel velut vero vester vestra
        vix vobis vos
    """,
}
