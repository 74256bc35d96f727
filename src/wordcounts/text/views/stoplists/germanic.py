"""Stop words of the Germanic languages."""

from __future__ import annotations

from typing import Final

LISTS: Final[dict[str, str]] = {
    "en": """
        a about above after again against all almost also although always am among an and another any anyone
        anything are aren't around as at be because been before being below between both but by can can't cannot
        could couldn't did didn't do does doesn't doing don't done down during each either else enough etc even ever
        every everyone everything few for from further had hadn't has hasn't have haven't having he he'd he'll he's
        hence her here here's hers herself him himself his how how's however i i'd i'll i'm i've if in indeed
        instead into is isn't it it'd it'll it's its itself just least less let let's like many may maybe me might
        mightn't mine more most much must mustn't my myself near neither never no nobody none nor not nothing now of
        off often on once one one's only onto or other others otherwise ought our ours ourselves out over own per
        perhaps quite rather s same shall shan't she she'd she'll she's should shouldn't since so some someone
        something such t than that that'd that'll that's the their theirs them themselves then there there'd
        there'll there's therefore these they they'd they'll they're they've this those though through throughout
        thus to together too toward towards under unless until up upon us very via was wasn't we we'd we'll we're
        we've well were weren't what what's whatever when when's where where's whether which while who who'd who'll
        who's whoever whom whose why why's will with within without won't would wouldn't yes yet you you'd you'll
        you're you've your yours yourself yourselves
    """,
    "de": """
        ab aber alle allem allen aller alles als also am an ander andere anderem anderen anderer anderes auch auf
        aus bei beim bereits bin bis bist bzw da dabei dadurch dafür dagegen daher dahin damit danach daneben dann
        daran darauf daraus darf darin darüber darum davon davor dazu dein deine deinem deinen deiner deines dem den
        denen denn dennoch der deren des desselben dessen deshalb dich die dies diese dieselbe dieselben diesem
        diesen dieser dieses dir doch dort du durch dürfen ein eine einem einen einer eines einige einigem einigen
        einiger einiges einmal er erst es etwa etwas euch euer eure eurem euren eurer eures falls für gegen gewesen
        hab habe haben hat hatte hatten hattest hattet hier hin hinter ich ihm ihn ihnen ihr ihre ihrem ihren ihrer
        ihres im immer in indem ins ist ja jede jedem jeden jeder jedes jedoch jene jenem jenen jener jenes jetzt
        kann kannst kein keine keinem keinen keiner keines können könnte könnten man manche manchem manchen mancher
        manches mehr mein meine meinem meinen meiner meines mich mir mit muss musste müssen nach neben nein nicht
        nichts noch nun nur ob oben oder ohne schon sehr sei seid sein seine seinem seinen seiner seines seit selbst
        sich sie sind so sogar solche solchem solchen solcher solches soll sollen sollte sollten somit sondern sonst
        soweit sowie sowohl statt trotz über um und uns unser unsere unserem unseren unserer unseres unter viel
        viele vielen vieler vom von vor während war waren warst warum was weder weg wegen weil weiter welche welchem
        welchen welcher welches wenig wenn wer werde werden weshalb wie wieder wieso wir wird wirst wo wobei wodurch
        wohl wollen wollte worden wurde wurden würde würden zu zum zur zwar zwischen
        das dass daß
    """,
    "nl": """
        aan achter af al alle alleen alles als altijd ander andere anders beide ben bent bij binnen boven buiten
        daar daarna daarom dan dat de deze die dit doch doen door dus een eens elk elke en enige er erg even geen
        geweest haar had hadden hare heb hebben hebt heeft hem het hier hij hoe hun iemand iets ik in is ja je jij
        jou jouw jullie kan kon konden kunnen langs liever maar me meer meest men met mij mijn moet moeten na naar
        naast niemand niet niets nog nooit nu of om omdat onder ons onze ook op over per reeds sinds sommige soms
        steeds te tegen ten ter terwijl toch toen tot tussen u uit uw van vanaf veel verder vol volgens voor vooral
        waar waarom want waren was wat we wel welk welke werd werden wie wij wil worden wordt zal ze zei zelf zich
        zij zijn zo zoals zonder zou zouden
    """,
    "af": """
        'n aan af agter al alle almal alles alreeds altyd as baie binne bo buite by daar daardeur daarom daarna
        daarvan dan dat deur die dié dikwels dit doen e een eers eerste egter eie elke en enige ek gaan gedurende
        geen gehad gewees haar het hier hierdie hoe hoekom hom homself hul hulle iemand iets in is ja jou jouself
        jul julle jy kan kon laat langs maar meer mees met moes moet my na naby nadat nee net nie niemand niks nog
        nou nooit of om omdat ons onder onsself ook oor op saam sal se sedert sekere self selfs so sodat sonder soos
        sou sulke te teen ten tensy terwyl tog toe tot tussen tydens u uit vanaf van vanweë veel verder vir voor
        wanneer want waar waarom waarvan was wat weer wel welke wees wie wil word wou wys ys geword sodoende sommige
        daarin hierin waarin daarmee waarmee
    """,
    "sv": """
        aldrig all alla allt alltid alltså andra att av bakom bara bland blev bli blir blivit både båda bör började
        de dem den denna deras dess dessa det detta dig din dina dit ditt dock du då där därför efter eftersom ej
        eller emellan emot en er era ert ett exempelvis fast fick finns fler flera fram framför från få får före för
        först genom gjorde gör göra ha hade haft han hans har hellre helt henne hennes här hon honom hos hur i
        ibland icke igen in inga ingen ingenting ingenstans inget innan inne inom inte ja jag jo just kan kanske
        knappt kring kunde kunna lika lite man med medan mellan men mer mera mest mig min mina mindre minst mitt mot
        mycket måste möjligen nej ner ni nog nu någon någonting något några när nära och också om oss på redan samma
        samt sedan senare sig sin sina sist sitt själv själva ska skall skulle snart som stundom så sådan sådana
        sådant såväl tills till tillsammans trots under upp ur ut utan utom utanför vad var vara varför varit varje
        vars vart vem vems vi vid vidare vilka vilkas vilken vilket vill ville våra vår vårt väl än ändå ännu är
        även åt över
    """,
    "da": """
        ad af aldrig alle allerede alt altid altså anden andet andre at bag bare begge blandt blev blive bliver
        burde bør da de dem den denne der derefter deres derfor derfra deri dermed derpå det dette dig din dine dit
        dog du efter ej eller en end endnu er et fik flere fleste for fordi foran forbi fra få får før først gennem
        gjorde gør ham han hans har havde have hen hende hendes her hinanden hos hun hvad hvem hver hvert hvilke
        hvilken hvilket hvis hvor hvordan hvorfor hvornår i igen igennem ikke imellem imod ind inde inden indtil
        ingen intet ja jeg jer jeres jo kan kun kunne lige lidt man mange med meget mellem men mens mere mest mig
        min mindre mine mit mod må måske måtte ned nej nogen nogensinde noget nogle nok nu når nær og også om
        omkring op os over overfor på samme samt se selv selvom sidst siden sig sin sine sit skal skulle som stadig
        så sådan sådanne såsom sådant tilbage til tit under undtagen ud uden udenfor var ved vel vi via vil ville
        vor vore vores vær være været
    """,
    "no": """
        alle allerede alltid alt altså andre annen annet at av bak bare begge blant ble bli blir blitt bort bortsett
        både båe da de deg dei deim deira deires dem den denne der dere deres derfor derfra det dette di din disse
        ditt dog du dykk dykkar då eg ein eit eitt eller elles en ene eneste enhver enn ennå enda er et ett etter
        fikk flere flest for fordi foran fra få får før først gjennom gjorde gjør ha hadde ham han hans har hennar
        henne hennes her hjå ho hoe honom hos hun hva hvem hver hverken hvilke hvilken hvilket hvis hvor hvordan
        hvorfor i ifra igjen ikke ikkje imellom imens imot ingen ingenting inn inne innen inni ja jeg jo kan kanskje
        korleis korso kun kunne kva kvar kvarhelst kven kvi kvifor like litt man mange me med medan meg meget mellom
        men mens mer mest mi min mindre mine mitt mot mye må måtte ned nei no noe noen noka noko nokon nokor nokre
        nok nå når og også om oppi opp oss over på samme samt seg selv si sia sidan siden sin sine sist sitt sjøl
        skal skulle slik slike slikt so som somme somt så sånn til tilbake under unna uten ut utenfor var vart varte
        ved vel vere verte vi via vil ville vore vors vort være vært vår våre vårt å
    """,
    "is": """
        að af aftur aldrei allan allar allir allra allt alltaf annað annan annar annarra auk á áður án bara báðir
        bæði búið eða ef eftir eiga einhver einhverjir eins einn einnig eitt eitthvað ekkert ekki en engin enginn
        engir enn er eru ert ég fá fær fara fékk fjær frá fram fremur fyrir fyrr fyrst gegn gegnum gera gerði gerir
        getur geta hafa hafði hafið hann hans hef hefði hefur helst heldur hennar henni hér hið hin hina hinn hins
        hjá hún hvað hvaða hvar hver hverjir hvernig hvers hvert hvor hvort hve í inn inni innan já jafnvel kannski
        kringum lengur líka meðal meðan með meir meira mest mér mig mikið milli minn mín mína mitt mjög mun mundi
        munu nei nema niður nokkrir nokkuð nokkur nú nær næst og okkar okkur oft ofan orðið öll öllum önnur sama
        saman samt sem sér sig sinn sína sitt sín síðan sinni sjálfur skal skuli slíkt smá sumir svo svona til um
        undan undir upp úr út utan var vera verða verður verið vegna vel við vildi vill voru væri yfir ykkar ykkur
        þá það þaðan þangað þann þar þarna þau þegar þeim þeir þeirra þeirri þennan þess þessa þessar þessi þessir
        þessu þessum þetta þér þið þig þinn þín þó þótt þrátt þú þurfa því þær
    """,
}
