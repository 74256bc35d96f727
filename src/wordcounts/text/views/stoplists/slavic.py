"""Stop words of the Slavic languages; Serbian in both scripts."""

from __future__ import annotations

from typing import Final

LISTS: Final[dict[str, str]] = {
    "ru": """
        а без более больше будем будет будете будешь буду будут будто бы был была были было быть в вам вами вас ваш
        ваша ваше ваши вдруг ведь весь во вот впрочем все всё всего всегда всей всем всеми всему всех всею всю вся
        вы где да даже для до его ее её ей ему если есть еще ещё ж же за зачем здесь и из из-за из-под или им ими
        иногда их к каждая каждое каждый как какая какие какой когда конечно которая которого которой котором
        которому которые который которых которую кто кого кому куда ли либо лишь лучше между меня мне много мной
        может можно мои мой моя моё мы на над надо нам нами нас наш наша наше наши не него нее неё ней нельзя нем
        нём нему нет ни нибудь никогда никто ним ними них ничего но ну о об обо один одна одни одно однако он она
        они оно опять от очень перед по под пока после потом потому почему почти при про просто пусть раз разве с
        сам сама сами само самый свое своё своего своей свои своих свой свою себе себя сейчас со собой совсем так
        такая также таки такие такое такой там тебе тебя тем теми теперь тех то тобой тогда того тоже той только том
        тому тот тою ту тут ты у уж уже хоть хотя чего чей чем через что чтоб чтобы чуть чьё эта эти этим этих это
        этого этой этом этому этот эту я
    """,
    "uk": """
        а або абощо адже але ані б без би був буде будемо будете будеш будуть буду була були було бути в вам вами
        вас ваш ваша ваше ваші вже ви від він вона вони воно все всі всіх всім всього втім вся вздовж г де дещо для
        до доки дуже е є ж же з за завжди задля замість заради зараз зате зі із звідки згідно і інколи інша інше
        інший інші іноді її їй їм їх їхній їхня їхнє їхні й його йому ким кого кожен кожна кожне кожного коли кому
        край крізь крім куди лише ледь майже мала мав мали мати мене мені ми мій між мною може можна можливо мої моя
        моє на над навіть навколо навіщо надто нам нами нас наш наша наше наші не невже нема немає нехай неї них ні
        ній ним ніби нібито ніде ніким ніколи нікого ніхто ніж ніщо нічого нього ньому о об обоє один одна одне одні
        однак оскільки ось отже от перед під після по поза поки понад поряд попри при про проте проти раз разом саме
        сам сама самі само свій свого своє своєї своєю свої своїх своїм свою своя себе собі собою та так така таке
        такі такий також там твій твоє твоя твої те теж тебе тепер ти тим тих ті тієї тією тільки то тобі тобою тоді
        той тож того тому тощо треба тут у увесь усе усі усього усіх хіба хоча хоч хто це цей ця ці цих цим цього
        цьому цієї цією цю через чи чий чия чим чиє чому чого чомусь що щоб щодо щось як яка яке який яким яких
        якого якої якому якщо якби які яку
        я
    """,
    "be": """
        а або аб аднак адзін адна адно адны ажно але ані б без быў была былі было быць бы буду будзе будзем будзеш
        будуць бо вам вамі вас ваш ваша вашы вельмі ва вы вось від в гэта гэтага гэтай гэтаму гэтая гэтую гэты гэтым
        гэтыя гэтых дзе дзеля для да дык ды ёй ёсць ёю є ж жа за заўсёды замест зараз затое з са зусім і ім іх іншая
        іншае іншы іншыя калі каб каля каго каму кожны кожная ко к ку куды кім ледзь ледзьве лі ля мае маю маё мая
        між мне мной мы мой можа можна мяне на над навокал нават нам намі нас наш наша нашы не нельга ніколі ніхто
        нічога нішто няма няхай ні ніякі пад падчас паміж па перад пра праз пры пасля потым пакуль паколькі проста
        сам сама самі само сваё сваю сваёй свае свая сваіх сваім свой сябе сабе сабой так такая такі такое такія
        таксама там тады таму тая тое той том тою твой твая тваё твае тут ты тыя тых тым то толькі тое-сёе у уже ужо
        увесь усе усё усіх усім усяго усяму уся ўсё ўсе ўсіх хіба хто хаця хоць ці цябе цяпер цераз чаго чаму чый
        чыя чые чым што штось я як яго яе якая якога якое які якія якім якіх якой якую яму яна яны яно яшчэ ў
    """,
    "pl": """
        a aby ach acz aczkolwiek aj albo ale ależ ani aż bardziej bardzo bez bo bowiem by byli bym był była było
        były być będą będzie będę bywa cała cały ci cię ciebie co cokolwiek coś czasami czasem czemu czy czyj czyli
        dla dlaczego dlatego do dokąd dość dwa gdy gdyby gdyż gdzie gdziekolwiek gdzieś go i ich ile im inna inne
        innego inny innych iż ja jak jakaś jakby jaki jakich jakie jakiś jakiż jakkolwiek jako jakoś ją je jeden
        jedna jedno jednak jednakże jego jej jemu jest jestem jesteś jesteśmy jeszcze jeśli jeżeli już każdy każda
        każde kiedy kilka kimś kto ktokolwiek ktoś która które którego której który których którym którzy którą ku
        lecz lub ma mają mam mi mimo między mną mnie mogą może moi moim moja moje możliwe można mój mu musi my na
        nad nam nami nas nasi nasz nasza nasze naszego naszych natomiast natychmiast nawet nią nic nich nie niech
        niego niej niemu nigdy nim nimi niż no o obok od około on ona one oni ono oraz oto owszem po pod podczas
        pomimo ponad ponieważ powinien powinna powinno poza prawie przecież przed przede przedtem przez przy raczej
        razem roku również są sam sama się skąd sobą sobie sposób swoje swój swoim swojego swojej ta tak taka taki
        takich takie także tam tamten te tego tej ten też temu to tobą tobie toteż trzeba tu tutaj twoi twoim twoja
        twoje twój twym ty tych tylko tym tymi tę tą u w wam wami was wasz wasza wasze we według wiele wielu więc
        więcej wszyscy wszystkich wszystkie wszystkim wszystko wtedy wy z za zaś zawsze zatem ze znów znowu żaden
        żadna żadne żadnych że żeby
    """,
    "cs": """
        a aby aj ale ani aniž ano asi až bez během bude budem budeme budete budeš budou buď by byl byla byli bylo
        byly bych bychom bys byste být co což cokoli či další dál do dokud dosud ho hodně i její jejich jeho jej
        jemu jen jenom jenž jenže jestli jestliže ještě já jak jaká jaké jaký jako jakmile je jeden jedna jedno
        jednou ji jich jim jimi jiná jiné jiný jinak již jsem jsi jsme jsou jste k kam každá každé každý kde kdo kdy
        kdyby když ke kolem kolik kromě která které kteří který kterou kterých kterým kvůli lze má mají máme mám máš
        máte me mé mě mezi mi mít mimo mne mně mnoho mnou mohl mohla mohou moje moji můj můžou může my na nad nade
        nám námi naproti nás náš naše naši ne nebo nebyl nebyla nebyli nebyly něco něho něj nějak nějaká nějaké
        nějaký nejsou není neměl než nic nich ním nimi no o od ode on ona oni ono ony pak po pod podle pokud potom
        pouze právě pro proč protože proti před přede přes přesto při s sám sama se sebe sebou si sice snad skoro
        své svého svém svou svůj svých svým svými ta tady tak také takový takové taková taky takže tam tato té tebe
        tebou ted teď tedy těch tě těm těma tem ten tento této tím tímto to tobě tohle toho tohoto tom tomto tomu
        tomuto tu tuto tvá tvé tvoje tvůj ty tyto těmito těchto u už v vám vámi vás váš vaše vaši ve vedle velmi
        více vlastně však všechen všechno všechny všech všem všichni vždy vy z za zatímco zda zde ze že
    """,
    "sk": """
        a aby aj ak ako aká aké akej akékoľvek aký akým ale alebo ani áno asi až bez bol bola boli bolo bude budem
        budeme budete budeš budú by byť cez cezo čo či čia čie čej čí ďalší ďalšia ďalšie do ešte ho hoci i iba ich
        im inak iná iné iný iní ja je jeden jedna jedno jej jeho jemu ju k kam kamže každá každé každí každý kde
        kedže keď keďže kto ktorá ktoré ktorého ktorej ktorí ktorou ktorú ktorý ktorých ktorým ku kvôli lebo len
        lenže ma má máš majú mal mala mali máme mať mi medzi mne mnou mňa mnohé mnohí moja moje môj môže môžu môžem
        môžete my na nad nado najmä nám nami nás náš naša naše naši nebol nebola nech neho nej nejaká nejaké nejaký
        nemu než nich nič nie niečo niekto niektorá niektoré niektorí niektorý nijaký nikto nim ním nimi no o od odo
        on ona oni ono ony okrem po pod podľa pokiaľ potom práve pre preto prečo pred predo pretože pri proti s sa
        sám sama samé seba sebe sebou si sme so som ste sú svoj svoja svoje svojho svojich svojim svojím svojou
        svojej ta tá tak taká takáto také takej takto takže taký tam táto ťa te teba tebe tebou teda tej tejto ten
        tento tie tieto tiež títo to toho tohoto tohto tom tomto tomu tomuto toto tou touto tú túto tvoj tvoja tvoje
        ty tých týchto tým tými týmto u už v vám vami vás váš vaša vaše vaši veľmi viac však všetci všetko všetky
        všetkých vždy vo voči vy z za zo že žiadna žiadne žiadny
    """,
    "sl": """
        a ali ampak bi bil bila bile bili bilo biti blizu bo bodo bodi bom bomo bova bosta boste boš brez če čeprav
        čez da do dokler drug druga drugi drugo dve dva en ena eden enega eni eno ene ga gre h hkrati i ima imajo
        imam imamo imel imela imeli imelo imeti in iz izmed ja jaz je jih jim jo k kadar kaj kako kakor kakšen
        kakšna kakšno kam kar kateri katera katere katerega katerem katerih katero kdaj kdo ker ki kje kjer kljub ko
        koga kolik koliko komu kot kmalu lahko le lepo ma malo manj me med medtem mene menoj mi midva mimo mnogo
        mogoče moj moja moje mora morajo moram moramo mu na nad naj najbolj nam nami namreč nas naš naša naše ne nek
        neka neke nekaj nekateri nekatere nekdo neki nekje nekoga nič ni nihče nikakor nikamor nikoli niso nisem
        nismo ničesar nje njega njegov njegova njegovo njej njemu njen njena njeno nji njih njihov njihova njihovo
        njim njimi njo no o ob oba od okoli on ona onadva oni ono oz oziroma po pod pogosto poleg potem povsod pred
        preden predvsem prek preko pri približno proti prav res s saj sam sama same sami samo se sebe sebi sedaj sem
        seveda si sicer skoraj skozi skupaj smo so spet sta ste sva svoj svoja svoje svojega svoji svojih svojo ta
        tak taka tako takrat takšen takšna takšne tam te tebe tega tej teh tem temu ter ti tista tiste tisti tisto
        tja to tod toda toliko torej tu tudi tukaj tvoj tvoja tvoje v vam vami vas vaš vaša vaše ve vedno več večina
        veliko vendar ves vi vidva vse vsa vsaj vsak vsaka vsakdo vsake vsega vseh vsem vsi vso z za zadaj zakaj
        zame zaradi zato zdaj zelo že
    """,
    "hr": """
        a ako ali baš bez bi bih bila bili bilo bio biste bismo biti bit blizu ću će ćemo ćeš ćete da dakle do dok
        dosta drugi druga drugo duž evo ga gdje god i iako ih ikada ili im ima imaju imati inače ipak isti ista isto
        ispod ispred iz iza između iznad izvan ja je jedan jedna jedne jedni jedno jednog jer jesam jesi jest jesmo
        jeste jesu još joj ju k kad kada kako kakav kakva kakvo kao kod koja koje kojeg kojega kojem kojemu koji
        kojih kojim kojima kojoj koju koliko kroz ku kuda li me mene meni mi mimo mnogi mnogo mnom moglo mogu moj
        moja moje može možda možemo mora moraju mu na nad nakon nam nama nas naš naša naše našeg ne neće nećemo neka
        neke neki nekih neko nekog nešto netko ni nije nikad nikada nikoga niko nisam nisi nismo niste nisu ništa
        nitko nju njega njegov njegova njegovo njemu njen njena njezin njezina njih njihov njihova njihovo njim
        njima njoj njom no o od odmah oko on ona onaj one oni ono onda onoga onu ova ovaj ove ovi ovih ovim ovo ovog
        ovoga ovom ovu pa pak po pod pored poslije potom prema pre pred preko pri prije protiv radi s sa sada sam
        samo se sebe sebi si smo ste stoga su sva sve svega svi svih svim svog svoj svoja svoje svoju svojim što šta
        ta tada taj tako takav takva takvo također tamo te tebe tebi tek ti tih tim tima to toga toj tom tome toliko
        tu tvoj tvoja tvoje u unatoč uz uvijek vam vama vas vaš vaša vaše već veoma vi više vrlo za zar zašto zato
        zbog
    """,
    "sr": """
        a ako ali baš bez bi bih bila bili bilo bio biti bismo biste ću će ćemo ćeš ćete da dakle do dok dosta drugi
        druga drugo duž evo ga gde god i iako ih ikada ili im ima imaju imati inače ipak isti ista isto ispod ispred
        iz iza između iznad izvan ja je jedan jedna jedne jedni jedno jednog jer jesam jesi jeste jesmo jesu još joj
        ju k kad kada kako kakav kakva kakvo kao kod koja koje kojeg kojem kojoj koji kojih kojim kojima koju koliko
        kroz ko koga kuda li me mene meni mi mimo mnogi mnogo mnom mogu moj moja moje može možda možemo mora moraju
        mu na nad nakon nam nama nas naš naša naše našeg ne neće nećemo neka neke neki nekih neko nekog nešto ni
        nije nikad nikada nikoga niko nisam nisi nismo niste nisu ništa nju njega njegov njegova njegovo njemu njen
        njena njeno njih njihov njihova njihovo njim njima njoj njom no o od odmah oko on ona onaj one oni ono onda
        onog onu ova ovaj ove ovi ovih ovim ovo ovog ovoga ovom ovu pa pak po pod pored posle potom prema pre pred
        preko pri protiv radi s sa sada sam samo se sebe sebi si smo ste stoga su sva sve svega svi svih svim svog
        svoj svoja svoje svoju svojim što šta ta tada taj tako takav takva takvo takođe tamo te tebe tebi tek ti tih
        tim tima to toga toj tom tome toliko tu tvoj tvoja tvoje u uprkos uz uvek vam vama vas vaš vaša vaše već
        veoma vi više vrlo za zar zašto zato zbog а ако али баш без би бих била били било био бити бисмо бисте ћу ће
        ћемо ћеш ћете да дакле до док доста други друга друго дуж ево га где год и иако их икада или им има имају
        имати иначе ипак исти иста исто испод испред из иза између изнад изван ја је један једна једне једни једно
        једног јер јесам јеси јесте јесмо јесу још јој ју к кад када како какав каква какво као код која које којег
        којем којој који којих којим којима коју колико кроз ко кога куда ли ме мене мени ми мимо многи много мном
        могу мој моја моје може можда можемо мора морају му на над након нам нама нас наш наша наше нашег не неће
        нећемо нека неке неки неких неко неког нешто ни није никад никада никога нико нисам ниси нисмо нисте нису
        ништа њу њега његов његова његово њему њен њена њено њих њихов њихова њихово њим њима њој њом но о од одмах
        око он она онај оне они оно онда оног ону ова овај ове ови ових овим ово овог овога овом ову па пак по под
        поред после потом према пре пред преко при против ради с са сада сам само се себе себи си смо сте стога су
        сва све свега сви свих свим свог свој своја своје своју својим што шта та тада тај тако такав таква такво
        такође тамо те тебе теби тек ти тих тим тима то тога тој том томе толико ту твој твоја твоје у упркос уз
        увек вам вама вас ваш ваша ваше већ веома ви више врло за зар зашто зато због
    """,
    "bg": """
        а ако ала али аз без беше би бивш бих била били било бил бъда бъдат бъде бяха бях в вас ваш ваша ваше ваши
        все вместо вече ви винаги във върху всеки всека всяка всяко всички всичко всъщност вътре го да дали далеч
        доколкото до докато дори докога друг друга други друго е един една едно едни ето ѝ за зад заедно защо защото
        заради затова и из или им има имам имат й каза как каква какво какъв какви като кога когато кого което които
        кой който която колко към къде където ли м май малко ме между мене ми много мога могат може можем мой моя
        моята моето моите му на над накрая например нас наш наша наше наши не него нещо нея ни ние никой никоя
        никого нито нищо но някой някоя някои някак няколко някъде няма о обаче около освен от отгоре отново още пак
        по повече под поне поради после почти пред преди през при против с са сам сама само се сега си след
        следователно сме според сред срещу сте съм със също така такава такива такова такъв там твой твоя те тебе
        тези теб ти то това тогава този той толкова точно тоя трябва тук тъй тъкмо тя тях у че чий чия чрез често ще
        щом щяха я
    """,
    "mk": """
        а ако али ама ами баш бев беа беше без би бид бидејќи била биле било бил во ваш ваша ваше ваши веќе вие врз
        внатре впрочем все всушност га ги го да дали дека до додека дури друг друга други друго е ева еве еден една
        едни едно ете за зад заедно заради зашто затоа зар и иако из или им има имаат имам исто ист иста ја јас јзе
        каде кај како каква какво какви каков кого кога когашто кои кој која кое кон колку кому ли ме мене ми мој
        моја мое мои може можат можеби многу му на над нам нас наспроти наш наша наше наши не него неа нејзин негов
        некоја некое некои некој некого нешто ни ние нив никој ниту нивен ништо но ним низ о од овде овие овој оваа
        ова она онаа оние оној ондека освен особено откако откај па пак по под повеќе помеѓу помалку поради потоа
        пред преку при против се себе секогаш секој секоја секое сега си сите сме сум су само сè свој своја свое
        свои со според спроти сте така таков таква такви такво таму таа тебе тие ти то тоа тогаш тој токму толку
        треба туку тука ту уште нема ќе цел често чиј чија што штом штотуку
    """,
}
