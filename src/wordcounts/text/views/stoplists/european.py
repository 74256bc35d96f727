"""Stop words of Europe's smaller families, from Greek to Georgian; and Esperanto."""

from __future__ import annotations

from typing import Final

LISTS: Final[dict[str, str]] = {
    "el": """
        α αι ακόμα ακόμη αλλά αν ανά αντί από αρκετά αυτά αυτές αυτή αυτήν αυτής αυτό αυτοί αυτόν αυτός αυτού αυτούς
        αυτών αφού βέβαια γι για γιατί δεν διά δηλαδή διότι εάν εαυτό εγώ εδώ εκεί εκείνα εκείνες εκείνη εκείνο
        εκείνοι εκείνος εκτός ελάχιστα εμάς εμείς εμένα ένα ένας ενός ενώ εξαιτίας επάνω επειδή επί επίσης εσάς
        εσείς εσένα έστω εσύ ή η ήδη ήμουν ήσουν ήταν θα ίδια ίδιο ίδιος ίσως κ καθ καθένας κάθε καθόλου καθώς και
        κάποια κάποιες κάποιο κάποιοι κάποιος κάποτε κάπου κάπως κατά κάτι κάτω κι κιόλας λιγότερο λίγο λοιπόν μα
        μαζί μακριά μάλιστα μας με μέσα μετά μεταξύ μέχρι μη μήν μην μήπως μήτε μία μια μιας μου μόνο μόλις μπορεί
        μπορούν μπροστά να ναι ξανά ο οι όλα όλες όλη όλο όλοι όλος όλους όμως όποια όποιο όποιος όπου όπως όσα όσο
        όσοι όσες όταν ότι οτιδήποτε ου ουδέν ούτε όχι πάλι παντού πάντα πάνω πάρα παρά πέρα περί περίπου
        περισσότερο πια πιο ποια ποιά ποιες ποιο ποιος ποιοι πολλά πολλές πολλοί πολύ πολύς ποτέ πότε που πού
        πουθενά πρέπει πριν προ προς πρώτα πως πώς σ σαν σας σε σου στα στη στην στης στις στο στον στου στους στων
        συν συχνά σχεδόν τ τα τέτοια τέτοιο τέτοιος τη την της τι τίποτα τις το τον του τους τότε τόσο τούτο των
        υπέρ υπό υπάρχει υπάρχουν χωρίς ως ώς ωστόσο ώστε είμαι είσαι είναι είμαστε είχα είχε είχαν έχει έχεις έχετε
        έχουμε έχουν έχω εις εκ εν κανείς κανένα κανένας καμία πλέον απέναντι
    """,
    "fi": """
        aina ainakin alla alle asti edes ehkä ei eikä eivät eli ellei elleivät emme en enemmän ennen entä enää että
        et ette eräs esimerkiksi hyvin hän häneen hänelle hänellä häneltä hänen hänessä hänestä hänet häntä he
        heidän heidät heihin heille heillä heiltä heissä heistä heitä ihan ilman itse itseä itsensä ja jo johon
        johonka joiden joihin joille joilla joilta joissa joista joita joka jokainen joko joku jokin jolla jolle
        jolta jonka jopa jos joskus jossa josta jota jotka jotta joten jotain jotakin kai kaikki kaikkea kaikkien
        kanssa kenen kenet kenties keskellä ketkä ketä kohti koko koska koskaan kuin kuinka kuitenkin kuka kumpi kun
        kunnes kuten kyllä kautta lähes lisäksi liian luona lähellä me meidän meidät meihin meille meillä meiltä
        meissä meistä meitä melkein mihin mikä mikäli mikään miksi mille millä millainen milloin miltä minkä minua
        minulla minulle minulta minun minussa minusta minut minuun minä missä mistä miten mitkä mitä mitään molemmat
        monet moni mukaan mutta muu muun muut muita myös myöskään ne niiden niihin niille niillä niiltä niin niissä
        niistä niitä noiden noihin noilla noille noin noissa noista noita nuo nyt nämä näiden näihin näille näillä
        näiltä näin näissä näistä näitä no ole olemme olen olet olette oli olimme olin olisi olisit olisivat olit
        olivat olla olleet ollut ohi on oma omaa ovat paitsi paljon pian poikki päin pitkin pois pitää sama saman
        samaa se sekä sen siellä siihen siinä siis siitä sille sillä siltä sinua sinulla sinulle sinulta sinun
        sinussa sinusta sinut sinuun sinä sitten sitä suoraan taas tahansa tai taikka takana takia te teidän teidät
        teihin teille teillä teiltä teissä teistä teitä tuo tuohon tuolla tuolle tuolta tuon tuossa tuosta tuota
        tuskin tähän täällä tälle tällä tältä tämä tämän tässä tästä tätä vaan vai vaikka vain varten vasta vastaan
        vielä vieressä voi voida voin voivat voisi yhdessä yhä yksi yli ympäri
    """,
    "et": """
        aga ainult alates alla alles all alt et ei eks ega ehk ehkki eest enam enne ennast enda enese ees edasi
        esmalt emb ette ga igaüks iga iial ilma ikka ise isegi ja jah jaoks juba jooksul juures juurde just järel
        järele järgi ka kaasa kas kaudu kelle keda kellele kes keegi kogu koos kohta kohal koguni kui kuid kuhu
        kuidas kuna kuni kus kusagil kust küll kõik kõige kõiki kõigi kõrval kõrvale läbi lisaks ma maha me meid
        meie meil meile mida midagi miks mil millal mille millele millest milles millise milline mind mingi minu
        minul mina mis miski mitte mitu mõlemad mõni mõne mõned mu mul mulle muidu must muu muud nad need neid neil
        neile nende nendest neist nii niikaua niisugune ning no nüüd nõnda oled olema olemas oleme olen olete oli
        olid oleks olnud olla on oma omavahel ometi peab peaks peal peale pealt pidi pigem poole pool poolt pole
        praegu pärast rohkem saab saanud samuti sama sa see seda seal seega seejuures seejärel seepärast sees selle
        sellega selleks sellel sellele selles sellest selline senini seni sest siia siin siis siiski sind sinna sinu
        sina sisse suhtes su sul sulle ta taga taha tema temale temast temal teda teie teid teil teile teine teise
        teised te tihti tol too toona tõesti tuleb umbes vaid vaevalt vahel vahele vaja vastu veel vist võib võid
        võivad või võis väga välja väljas ümber üks ükski ühe ühes üldse üle üles üsna
    """,
    "hu": """
        a abba abban abból ahhoz ahogy ahol aki akik akit akkor akár alatt alá által általában ám ami amely amelyek
        amelyekben amelyeket amelyet amelynek amikor amit amíg amint annak annál arra arról át az azért azok azokat
        azon azonban azt aztán azután azzal azaz bár be belül benne bennük bizony csak de e ebbe ebben ebből egész
        egy egyéb egyes egyetlen egyik egyre egyszer ehhez ekkor el elé elég ellen elől előtt először éppen ennek
        ennél én és erre erről ez ezek ezeket ezen ezért ezt ezzel fel felé felett felül fog fogja fölé fölött ha
        hanem hát helyett hisz hiszen hogy hogyan hol honnan hova ide így igen ilyen ilyenkor is ismét itt jobban
        jól juk kell kellett keresztül ki kívül képest között közé közben közül külön le legalább legyen lehet
        lehetett lenne lenni lesz lett ma magát maga magam mai majd már más másik másképp mások mellett mellé meg
        még mely melyek melyet melyik mert mi mialatt miatt miért mihez mikor milyen min mind minden mindenki
        mindent mindig mint mintha miután mire mit mivel mögött most na nagyon nála náluk ne neki nekik nélkül nem
        nekem neked nincs nincsenek néha néhány ő ők őket oda oly olyan olykor ön önök össze ott pedig persze rá
        rajta rajtuk rám róla róluk s saját se sem semmi senki sincs sok sokat sokkal soha sőt stb számára szerint
        szinte tőle tőlük talán te tehát teljes téged ti titeket tovább továbbá több többi túl úgy ugyan ugyanis
        ugyanaz új újra után utána utáni vagy vagyis valaki valami valamint való vajon van vannak vele velük vissza
        viszont volna volt voltak voltam voltunk
    """,
    "lt": """
        abi abu anas ant apie ar arba argi aš aukščiau be beje bei bet betgi bent bus buvo būti buvau buvome buvote
        būtų būna daug dar dabar dažnai dėka dėl dėlto deja dėlei du dukart dvi esame esate esu esi esąs gal galbūt
        gali galima galėjo galėtų gi į iki ir išilgi iš iškart ištisai išvis it itin jai jais jam jame jau jei jeigu
        ją jas ji jie jiems jis jį jo joje jog jokia joks jomis joms jos jų juk jums jumis juo juos juose jūs jūsų
        kada kadangi kai kaip kaipgi kad kas kartu ką kam kažin kažkas kažkoks kažkuris keletas keli kelios kiek
        kiekviena kiekvienas kita kitas kitaip kito kitos kitų kitoks kodėl kol kolei koks kokia kokie kokios kuo
        kur kurgi kuri kuria kurie kuriais kurią kuriame kurios kuriuos kuris kurį kurio kurių labai labiau lig ligi
        lyg man mane manęs mano manimi mat maždaug me mes mūsų mums mumis mus na nagi ne nebe nebent negi negu nei
        nė nes net netgi nejau nėra niekada niekas niekur nors nuo o ogi pagal palei pas pat pati patį patys pats
        per pernelyg pirma po prie prieš priešais pro paskui šalia savas savo save saviškis savęs sau šiai šis šį
        šia šią šiame šie šiek šios šiuo šitas šita šiaip šitoks štai su sulig tad tada tai taigi taip taipgi tais
        tam tame tas tą tarp tarsi tartum tarytum tau tave tavęs tavo te tegu tegul tie tiems tik tiktai ties tiek
        toks tokia tokie tokios to todėl tol tos toji tokiu tuo tuoj tuos tu turi turėjo ten tų už užtat užvis va
        vai viduj vis visa visą visas visi visiems visų vien viena vienas vienos vienų virš viršum visgi visiškai
        vos yra ypač
    """,
    "lv": """
        aiz ap apakš apkārt ar arī ārpus atkal augšpus bet bez bija biji bijām bijāt bijis bijuši bijusi būs būsi
        būsim būsiet būt būtu būšu caur cik cita citas citi cits citu daudz diemžēl diezin dēļ drīz druscin es esam
        esat esi esmu gan gana gar gluži ja jā jau jeb jebšu jel jo joprojām jums jūs jūsu ka kā kad kāda kādas kādi
        kāds kādu kādam kamēr kas kaut ko kam kāpēc katra katrs katru kopš kur kura kuras kuri kurš kuru kurā kurām
        kurus kuriem labad lai laikam lejpus līdz līdzko man mana manas mani mans manu mazāk mēs mums mūs mūsu ne
        nebija nebūt nedz neko neviena neviens nekad nē nekā nevis no nost nu nav nekas nez nepavisam o otra otrs
        otru par pat pār pārāk pati pats pašu paša pie pirms pret priekš pretī pēc pilnīgi sava savas savi savs savu
        savā sevi sev sen sevis starp šā šai šajā šādi šāda šāds šādu šie šī šīs šim šis šo šos šurp šeit tā tad
        tādēļ tāda tādas tādi tāds tādu tagad tai tajā tam tāpat tāpēc tās tie tiem tik tika tikai tiklīdz tiek
        tikmēr tikpat tikko tiks tiku to tomēr tos tur turklāt tu tev tevi tava tavs tavu tātad uz un varbūt var
        varēja varēs vai vairs vairāk vairākas vairāki vēl vien viena vienas vieni viens vienu vienmēr viņa viņai
        viņam viņas viņi viņiem viņš viņu viņus virs virspus vis visa visas visi viss visu visiem zem
        ir
    """,
    "eu": """
        ahal al ala alde amaitu ari arren arte artean asko aurka aurrera aurretik aurrean azpian azpitik bada baina
        bainan baino bait baitan baizik bakar bakarrik balitz bana bat batean batek batekin baten batere batetik
        batez batzuek batzuen batzuk beharrezko behar behin bera berak beraiek berau berauek berdin bere beren
        bereak berean berez berriro berriz bertan beste besteak bestean besteek bestela bete betiere beti bezain
        bezala bezalako bi bide bien bitarte bitartean biz da dago dagoen daude dela delako den dena denak dira
        diren direla ditu dituen dituzte dio diote diot du dudan duela duen duenak dugu dugun dun dut dute duten
        dutela egin egiten egon ere eta eurak ez ezazu ez-eta ezer ezinbestean ezin ezik ezta ezean edo edonola
        edonor edozein egun ei guzti guztia guztiak guztien guzi gu gure guri gutxi gutxiago guztiz hain hainbat
        hainbeste hala halaber halako han handik hango hara hari hark hartan hau hauek hauei hauetan hemen hemendik
        hemengo hona honek honela honen honetan honi hor horien hori horiek horietan horko horra horrek horrela
        horren horretan horri hortik hura ia inguru inguruan izan izango izateko iza izaten ja jada kanpo kanpoan
        kontra lako laster lehen liteke litzateke nahi nahiz nahikoa naiz ne ni nik nire niri nola nolako non nondik
        nongo nor nora nork noren noiz nozbait oso ondo ondoan ondoren ondorioz ordea orain oraindik ordez orduan
        ote poliki ta te tzat zait zaio zara zaren zarete zein zeinek zenbait zenbat zenean zen zer zeren zerbait
        zergatik ziren zituen zituzten zion zu zuen zuek zure zuten
    """,
    "ga": """
        a á ab ach ag agam agat againn agus aici aige acu air aisti amach amh an ann anseo ansin aon ar ár arbh arís
        arna as atá atáim b ba beag beidh bhí bhíodh bhfuil bheadh bheith bíonn bhur bí bíodh cá cad cathain cé
        céard cén chuig chuici chuige chuid chun cibé nach cheana conas cúpla d dá dár de do doibh díobh don den
        dona d' dhá di dó duit dúinn dom díreach deireadh é éigin eile eisean féin fá faoi faoin fe fós fud fúthu
        fearr gach gan go gon gur gurb i í iad idir in ina inár inniu ins inti iontu is istigh isteach le leat leis
        léi leo liom linn lena lenár libh lá má mac mar más mé mise mo mór mura muid muidne murab munar ná nár níor
        níl ní níos nó nuair níorbh nua na ón ó óna os ós olc oraibh orainn orm ort orthu pé r re roimh roimhe riamh
        s sa san se sé seo sibh seisean sí sin sinn siad siúd sul sula só sna thar thart tá táim táimid tar tú tusa
        tríd tré trí trína um uaibh uaim uaidh uathu uile ucht úd
    """,
    "cy": """
        a â ac achos ag ai allan am amdan amdani amdano ambell amryw ar arall arna arnaf arni arno arnoch arnom
        arnyn at ata atat ati ato atoch atom atyn bellach bod bob bo braidd bu bron byddai byddaf byddant bydd
        byddech byddwn byth bynnag chi cael cafodd can chwi cyn cyfan cyd da dan dim dros drosodd drwy dy dydi dylai
        dyma dyna dydy ef efallai ei eich eraill eleni ein er erbyn ers ergo eu eto fan fe felly fel fi fo fod fu
        fwy fy gan ganddi ganddo ganddyn gen gennyf gennym ger gerllaw gilydd go heb hebddo hefyd hi hon honno hwn
        hwnnw hwy hwyrach hyn hynny hyd hynna i iawn iddi iddo iddyn ie imi inni ichi isio lle llawer mae mai maent
        mewn mi mo mor mwy mwyaf maint myfi na nac nad nag naill neb ne nes nesaf neu ni nid nhw nis nhwthau o
        oblegid oddi oddiar oedd oeddent oeddwn oes ohoni ohono ohonynt ohonyn ond oni onid os pa pam pan parth
        paham petai pe pob pwy pryd prin rhag rhai rhwng rhyw rhywbeth rhywun roedd rwy rwyf rydw rydych rydyn rydym
        r 'r 'n 'i 'w sef sut sy sydd sawl tan trwy tra tu tuag ti tua un unrhyw unwaith wedi wedyn wrth wrtho wrthi
        ychydig y yr yma yna yn yno ynddi ynddo ynddynt yntau ynteu ynglŷn yw ydy ydych ydyn ydym ydynt yng ym
        ynghyd ymhlith y'n wnaeth wnes wneud
    """,
    "sq": """
        a ai afër ajo ato ata atë atij atyre asaj aq as asgjë askush asnjë ashtu atje atëherë brenda bashkë bëhet
        bëri bërë çdo çfarë deri dhe disa duhet duke drejt do e ende edhe ë është çka di dot i ia iu ishin ishte
        ishim isha jam janë jashtë je jemi jeni jo jote ju juaj jonë ka kam kanë kemi keni ke kishin kishte kisha
        këta këto ky kjo këtë këtij kësaj këtyre këtu kështu kur kundër kush kurrë le ma me mbas mbi më megjithatë
        megjithëse midis mos mua mund mundet na ndaj ndoshta ndonjë ndërsa nën ndër në nëpër nëse nga ne neve ngaqë
        nuk një njëri njëra njëjtë ndonëse o ose os pa pak para për përpara pas pasi përmes pothuaj pra prandaj prej
        pse po por porsi që qenë qoftë rreth saj sa se sepse shumë së si sikur sipas sipër ta tani tashmë te tek ti
        tij të tënd tyre t'i t'u ty tilla tillë tjera tjerë tjetër tonë tuaj tutje u unë vet vete vetë vetëm veç
        vend veten yt ynë s'ka s'është krejt gjithë gjithçka gjatë gjithashtu gjithmonë gjithnjë dikush diçka dikur
    """,
    "eo": """
        al ajn alia aliaj aliajn alian aliel almenaŭ ambaŭ anstataŭ ankaŭ ankoraŭ antaŭ antaŭe apenaŭ apud aŭ baldaŭ
        ĉar ĉe ĉi ĉia ĉiaj ĉial ĉiam ĉie ĉiel ĉies ĉio ĉiom ĉirkaŭ ĉiu ĉiuj ĉiujn ĉiun ĉu da de des devas devis dum
        du do ĉefe ebla eĉ ekde ekster el en eble estas estante esti estis estos estu estus for ĝi ĝia ĝiaj ĝian ĝin
        ĝis ĝuste havas havis havi ia iam ial iaj ie iel ies ili ilia iliaj ilian ilin inter io iom iu iuj iun ĵus
        ja jam je jen jes ju kaj kontraŭ kia kiaj kial kiam kian kie kiel kien kies kio kiom kion kiu kiuj kiun
        kiujn krom kun kvankam kvazaŭ kelkaj kelkajn la laŭ li lia liaj lian lin lasta mem malantaŭ malgraŭ malpli
        mi mia miaj mian min multaj multe ne nek nenia nenial neniam nenie neniel nenies nenio neniom neniu nepre ni
        nia niaj nian nin nu nun nur ol oni onin onia per plej pli plu plue po por post povas povi povis preskaŭ
        preter pri pro se sed sen si sia siaj siajn sian sin subite sub super sur ŝi ŝia ŝiaj ŝian ŝin sam sama
        samaj same tamen tia tiaj tial tiam tian tie tiel tien ties tio tiom tion tiu tiuj tiun tiujn tra trans tre
        tro tuj unu vi via viaj vian vin
    """,
    "hy": """
        ա ահա այդ այդպես այդքան այլ այլև այն այնպես այնտեղ այնքան այո այս այսինքն այսպես այսպիսի այստեղ այսքան անգամ
        ապա առանց առաջ արդեն ավելի բայց բացի բոլոր բոլորը գոնե դա դեռ դեպի դու դուք եթե եմ ես եմք են ենք եք եւ եվ և
        էլ էին է էի էիր էինք էիք էր էս ըստ ընդ ընդամենը թե թեև թերևս թող ի ին ինչ ինչու ինչպես ինչպիսի ինքը իր իրար
        իրեն իրենց իրենք իսկ իմ ինձ ինչ-որ ինչը իհարկե լինել լինի լինում լինեն կա կամ կար կան կարծես կարող կողմից
        կողմը կարելի հա համար համարյա հանդերձ հետ հետո հետև հիմա հենց հնարավոր հանուն ձեզ ձեր ձևով մասին մեզ մեջ մեր
        մենք մի միայն միասին միշտ միջև մինչ մինչև մոտ մոտավորապես մյուս մյուսը նա նաև նախ նախքան նման նմանապես նորից
        նույն նույնիսկ նույնպես նրա նրան նրանից նրանք նրանց շատ շնորհիվ շուրջ ո ով ովքեր որ որը որից որով որտեղ
        որքան որոնք որոշ որովհետև որպես որպեսզի որպիսի ոչ ոչինչ ոք ոմանք չէ չէր չի չկա պես պետք պիտի սա սակայն սրա
        սրանք սրան վերջապես վերև վրա տակ տակից քեզ քո քան քանի քանզի քիչ ու ուր ուրեմն ուրիշ ում ունեն ունի ունեմ
        ուներ
    """,
    "ka": """
        ა აგრეთვე ადრე ალბათ ამ ამას ამის ამიტომ ამდენი ამით ან ანუ არ არა არავინ არაფერი არის არიან ასე ასეთი ასევე
        აქ აქვს აქედან აღარ ახლა აი ბევრი ბოლოს გარდა გამო გარეშე გვერდით გინდ და დან დაახლოებით ე ერთ ერთად ერთი
        ერთმანეთს ეს ესე ესენი ესაა ვართ ვარ ვიდრე ვინ ვისი ვისაც ვინც ვის ზე ზოგი ზოგიერთი ზემოთ თან თანახმად
        თანავე თავის თავისი თავად თვით თვითონ თითქმის თითქოს თითოეული თქვენ თქვენი თუ თუმცა თუკი თუნდაც ი იგი იმ
        იმას იმის იმიტომ ირგვლივ ის ისე ისევ ისეთი ისინი იმდენად იმავე იქ იქიდან იქნება იქნებ იყო იყვნენ კი კიდევ
        კიდეც ლამის მათ მათი მათთვის მაგრამ მან მანამ მარტო მას მასში მაშინ მაინც მე მეორე მერე მიერ მიმართ მის მისი
        მისთვის მიუხედავად მთელი მხოლოდ მხრივ მეტი მიხედვით ნუ ნაკლებად ოდესმე რა რაც რათა რამდენადაც რამდენიმე რამე
        რას რასაც რატომ რადგან რადგანაც როგორ როგორი როგორც როდესაც როცა რომ რომელიც რომელსაც რომლის რომლებიც რომელი
        რაიმე სადაც სად სავსებით საკმაოდ სანამ სხვა სულ სწორედ საერთოდ სხვადასხვა უკვე უნდა უფრო უკან უამრავი
        ურთიერთ ყველა ყველაზე ყველაფერი ყოველ ყოველი შემდეგ შენ შენი შესახებ შორის შეიძლება ში შეუძლია ჩვენ ჩვენი
        ჩემი ჩემთვის ცოტა წინ წინააღმდეგ ხოლო ხომ ხან ხშირად ჯერ
    """,
}
