"""Stop words written for this project: function words, by hand, per language. Lower case, plain apostrophes.

Articles, pronouns, auxiliaries, prepositions, conjunctions, particles and the commonest adverbs of time, place and
degree; contractions as they are written. No content words: `day`, `work` or `page` is what a count is about.
"""

from __future__ import annotations

from typing import Final

STOPLISTS: Final[dict[str, str]] = {
    "en": """
        a about above after again against all almost also although always am among an and another any anyone
        anything are aren't around as at be because been before being below between both but by can can't cannot
        could couldn't did didn't do does doesn't doing don't done down during each either else enough etc even
        ever every everyone everything few for from further had hadn't has hasn't have haven't having he he'd
        he'll he's hence her here here's hers herself him himself his how how's however i i'd i'll i'm i've if in
        indeed instead into is isn't it it'd it'll it's its itself just least less let let's like many may maybe
        me might mightn't mine more most much must mustn't my myself near neither never no nobody none nor not
        nothing now of off often on once one one's only onto or other others otherwise ought our ours ourselves
        out over own per perhaps quite rather s same shall shan't she she'd she'll she's should shouldn't since so
        some someone something such t than that that'd that'll that's the their theirs them themselves then there
        there'd there'll there's therefore these they they'd they'll they're they've this those though through
        throughout thus to together too toward towards under unless until up upon us very via was wasn't we we'd
        we'll we're we've well were weren't what what's whatever when when's where where's whether which while who
        who'd who'll who's whoever whom whose why why's will with within without won't would wouldn't yes yet you
        you'd you'll you're you've your yours yourself yourselves
    """,
    "de": """
        ab aber alle allem allen aller alles als also am an ander andere anderem anderen anderer anderes auch auf
        aus bei beim bereits bin bis bist bzw da dabei dadurch dafür dagegen daher dahin damit danach daneben
        dann daran darauf daraus darf darin darüber darum davon davor dazu dein deine deinem deinen deiner deines
        dem den denen denn dennoch der deren des desselben dessen deshalb dich die dies diese dieselbe dieselben
        diesem diesen dieser dieses dir doch dort du durch dürfen ein eine einem einen einer eines einige einigem
        einigen einiger einiges einmal er erst es etwa etwas euch euer eure eurem euren eurer eures falls für
        gegen gewesen hab habe haben hat hatte hatten hattest hattet hier hin hinter ich ihm ihn ihnen ihr ihre
        ihrem ihren ihrer ihres im immer in indem ins ist ja jede jedem jeden jeder jedes jedoch jene jenem jenen
        jener jenes jetzt kann kannst kein keine keinem keinen keiner keines können könnte könnten man manche
        manchem manchen mancher manches mehr mein meine meinem meinen meiner meines mich mir mit muss musste
        müssen nach neben nein nicht nichts noch nun nur ob oben oder ohne schon sehr sei seid sein seine seinem
        seinen seiner seines seit selbst sich sie sind so sogar solche solchem solchen solcher solches soll sollen
        sollte sollten somit sondern sonst soweit sowie sowohl statt trotz über um und uns unser unsere unserem
        unseren unserer unseres unter viel viele vielen vieler vom von vor während war waren warst warum was weder
        weg wegen weil weiter welche welchem welchen welcher welches wenig wenn wer werde werden weshalb wie
        wieder wieso wir wird wirst wo wobei wodurch wohl wollen wollte worden wurde wurden würde würden zu zum
        zur zwar zwischen
    """,
    "fr": """
        à afin ai aie ainsi alors après as au aucun aucune aujourd'hui auquel aura aurait aussi autre autres aux
        auxquels avaient avais avait avant avec avez avoir avons ayant beaucoup bien c c'est c'était ça car ce
        ceci cela celle celles celui cependant certain certaine certaines certains ces cet cette ceux chaque chez
        ci comme comment contre d d'abord d'autres d'un d'une dans de dedans dehors déjà depuis des dès
        desquelles desquels devant donc dont du duquel durant elle elles en encore enfin entre envers es est et
        étaient étais était étant été être eu eux fait faire font fut hors ici il ils j j'ai je jusqu
        jusqu'à jusque l l'on l'un l'une la là laquelle le lequel les lesquelles lesquels leur leurs lors lorsqu
        lorsque lui m ma mais malgré me même mêmes mes mien mienne moi moins mon n n'a n'ai n'est n'était
        n'ont ne ni non nos notre nôtre nous on ont or ou où oui par parce parmi pas pendant peu peut peuvent
        plus plusieurs pour pourquoi pourtant près presque puis puisqu puisque qu qu'elle qu'elles qu'en qu'il
        qu'ils qu'on qu'un qu'une quand que quel quelle quelles quelqu'un quelque quelques quels qui quoi s s'en
        s'est s'il s'ils sa sans sauf se selon sera serait seront ses seulement si sien sienne soi soient soit
        sommes son sont sous souvent suis sur surtout t ta tandis tant te tel telle telles tels tes toi ton
        toujours tous tout toute toutefois toutes très trop tu un une vers voici voilà vos votre vôtre vous y
    """,
    "es": """
        a acá además ahí ahora al algo alguien algún alguna algunas alguno algunos allá allí ambos ante
        antes aquel aquella aquellas aquello aquellos aquí así aún aun aunque bajo bastante bien cada casi como
        cómo con conmigo contigo contra cual cuál cuales cuáles cualquier cualquiera cuando cuándo cuanto
        cuánto cuya cuyas cuyo cuyos de del demás demasiado dentro desde después donde dónde dos durante e el
        él ella ellas ello ellos en entonces entre era eran eras eres es esa esas ese eso esos esta está estaba
        estaban están estar estas este esto estos estoy estuvo fue fueron fui ha había habían haber habrá han
        has hasta hay he hemos hubo incluso la las le les lo los luego más mas me mediante menos mi mí mía
        mías mientras mío míos mis misma mismas mismo mismos mucha muchas mucho muchos muy nada nadie ni
        ningún ninguna ninguno no nos nosotras nosotros nuestra nuestras nuestro nuestros nunca o os otra otras
        otro otros para pero poca pocas poco pocos por porque pues puede pueden que qué quien quién quienes
        quiénes quizá quizás sea sean según ser será serán sería si sí sido siempre siendo sin sino so
        sobre sois solo sólo somos son soy su sus suya suyas suyo suyos tal tales también tampoco tan tanta
        tantas tanto tantos te tenía ti tiene tienen toda todas todavía todo todos tras tu tú tus tuya tuyo u
        un una unas uno unos usted ustedes va van varias varios vosotras vosotros vuestra vuestro y ya yo
    """,
    "it": """
        a abbia abbiamo abbiano adesso ai agli al alcun alcuna alcune alcuni all all'altro alla alle allo allora
        altra altre altri altro anche ancora appena assai avere aveva avevano avete avevo ben bene c'è c'era che
        chi ci ciascuna ciascuno ciò cioè coi col come comunque con contro cosa così cui d da dagli dai dal
        dall dalla dalle dallo degli dei del dell della delle dello dentro di dopo dove due dunque durante e è
        ecco ed egli ella era erano eri ero essa esse essendo essere essi esso fa fino fra fu fuori furono gli
        già ha hai hanno ho i il in infatti insieme invece io l la le lei li lo loro lui ma mai me meno mentre mi
        mia mie miei mio molta molte molti molto ne né negli nei nel nell nella nelle nello nessun nessuna
        nessuno niente no noi non nostra nostre nostri nostro nulla o ogni ognuno oltre oppure ora per perché
        perciò però più poca poche pochi poco poi può possono prima proprio qua qual quale quali qualche
        qualcosa qualcuno quando quanta quante quanti quanto quasi quel quell quella quelle quelli quello questa
        queste questi questo qui quindi sarà sarebbe se sé sebbene secondo sei sempre senza si sì sia siamo
        siano siete solo sono sopra sotto sta stata state stati stato stesso stessa su sua subito sue sugli sui
        sul sull sulla sulle sullo suo suoi tale tali tanto te ti tra tranne troppo tu tua tue tuo tuoi tutta
        tuttavia tutte tutti tutto un un'altra una uno v'è vi verso voi vostra vostre vostri vostro
    """,
    "pt": """
        a à ainda além algo alguém algum alguma algumas alguns ali ambos ante antes ao aonde aos apenas após
        aquela aquelas aquele aqueles aquilo aqui as às assim até através cada com como contra contudo cuja
        cujas cujo cujos da daquela daquele das de dela delas dele deles demais dentro depois desde dessa dessas
        desse desses desta destas deste destes deve do dos durante e é ela elas ele eles em embora enquanto entre
        então era eram essa essas esse esses esta está estão estar estas estava estavam este estes estou eu foi
        fomos for foram fora fosse há isso isto já la lá lhe lhes lo logo mais mas me mediante menos mesma
        mesmas mesmo mesmos meu meus minha minhas muita muitas muito muitos na nada não nas nem nenhum nenhuma
        nessa nesse nesta neste ninguém no nos nós nossa nossas nosso nossos num numa nunca o onde ora os ou
        outra outras outro outros para pela pelas pelo pelos per perante pode podem pois por porém porque porquê
        pouca poucas pouco poucos qual quais qualquer quando quanto quantos quase que quê quem se seja sejam sem
        sempre sendo ser será serão seria seu seus si sido só sob sobre somos sou sua suas tal talvez também
        tampouco tanta tantas tanto tantos te tem têm tendo ter teu teus teve ti tinha tinham toda todas todavia
        todo todos tu tua tuas tudo um uma umas uns vai vão você vocês vos vossa vosso
    """,
    "nl": """
        aan achter af al alle alleen alles als altijd ander andere anders beide ben bent bij binnen boven buiten
        daar daarna daarom dan dat de deze die dit doch doen door dus een eens elk elke en enige er erg even geen
        geweest haar had hadden hare heb hebben hebt heeft hem het hier hij hoe hun iemand iets ik in is ja je jij
        jou jouw jullie kan kon konden kunnen langs liever maar me meer meest men met mij mijn moet moeten na naar
        naast niemand niet niets nog nooit nu of om omdat onder ons onze ook op over per reeds sinds sommige soms
        steeds te tegen ten ter terwijl toch toen tot tussen u uit uw van vanaf veel verder vol volgens voor
        vooral waar waarom want waren was wat we wel welk welke werd werden wie wij wil worden wordt zal ze zei
        zelf zich zij zijn zo zoals zonder zou zouden
    """,
    "ru": """
        а без более больше будем будет будете будешь буду будут
        будто бы был была были было быть в вам вами вас ваш ваша
        ваше ваши вдруг ведь весь во вот впрочем все всё всего
        всегда всей всем всеми всему всех всею всю вся вы где да
        даже для до его ее её ей ему если есть еще ещё ж же за зачем
        здесь и из из-за из-под или им ими иногда их к каждая каждое
        каждый как какая какие какой когда конечно которая
        которого которой котором которому которые который
        которых которую кто кого кому куда ли либо лишь лучше
        между меня мне много мной может можно мои мой моя моё мы на
        над надо нам нами нас наш наша наше наши не него нее неё
        ней нельзя нем нём нему нет ни нибудь никогда никто ним
        ними них ничего но ну о об обо один одна одни одно однако
        он она они оно опять от очень перед по под пока после потом
        потому почему почти при про просто пусть раз разве с сам
        сама сами само самый свое своё своего своей свои своих
        свой свою себе себя сейчас со собой совсем так такая также
        таки такие такое такой там тебе тебя тем теми теперь тех
        то тобой тогда того тоже той только том тому тот тою ту тут
        ты у уж уже хоть хотя чего чей чем через что чтоб чтобы
        чуть чьё эта эти этим этих это этого этой этом этому этот
        эту я
    """,
    "ja": """
        の に は を た が で て と し れ さ ある いる も する から な こと として い や など なっ ない この ため
        その あっ よう また もの という あり まで られ なる へ か だ これ によって により おり より による ず なり
        られる において ば なかっ なく しかし について せ だっ その後 できる それ う ので なお のみ でき き つ
        における および いう さらに でも ら たり その他 に関する たち ます ん なら に対して です まし でし ました
        でした ません ね よ わ ぞ ここ そこ あそこ どこ これら それら あれ どれ あの どの そう こう ああ どう
        そして または だが けど けれど けれども ながら つつ だけ しか ほど くらい ぐらい ばかり さえ こそ とも
        じゃ てる ちゃ なん 何 私 僕 あなた 彼 彼女 誰
    """,
    "zh": """
        的 了 在 是 我 有 和 就 不 人们 都 一 一个 上 也 很 到 说 要 去 你 会 着 没有 看 自己 这 那 这个 那个 这些
        那些 这样 那样 这里 那里 他 她 它 们 我们 你们 他们 她们 它们 与 及 以及 或 或者 而 而且 但 但是 并 并且
        因为 所以 因此 如果 虽然 然而 不过 只 只是 只有 还 还是 还有 又 再 才 把 被 让 给 从 向 对 对于 关于 由
        由于 于 以 为 为了 之 其 其中 其他 等 等等 中 里 内 外 下 前 后 时 时候 地 得 过 吗 呢 吧 啊 呀 嘛 个 些
        每 各 某 该 此 本 何 什么 怎么 怎样 如何 为什么 哪 哪些 哪里 谁 多少 几 可 可以 可能 能 能够 应该 应 已
        已经 正在 将 曾 曾经 更 最 太 非常 比较 比 像 如 例如 即 则 若 却 便 同 跟 除了 通过 根据 按照 随着 之间
        之后 之前 以后 以前 无 不是 不会 不能 就是 也是 都是 是否 一些 一种 一样 這 個 們 這個 那個 這些 我們 你們
        他們 她們 與 會 沒有 還 還是 從 對 對於 為 為了 來 後 時 過 嗎 什麼 怎麼 哪裡 誰 幾 應該 已經 將 並 並且
        因為 雖然 於 由於 說 無 則 卻 關於 通過 根據
    """,
    "ar": """
        من في على إلى الى عن مع هذا هذه ذلك تلك هؤلاء أولئك التي الذي الذين اللاتي اللذان اللتان ما ماذا لماذا متى
        أين كيف كم هل لا لم لن ليس ليست أن إن ان أنه إنه أنها إنها بأن لأن كأن لكن لكنه ولكن بل أو أم ثم حتى إذا
        اذا لو لولا كما مثل منذ خلال بين بعد قبل عند عندما حين حيث تحت فوق أمام وراء ضد حول دون غير سوى كل بعض
        جميع أي أية كان كانت كانوا يكون تكون قد لقد سوف أنا أنت أنتم نحن هو هي هم هن هما له لها لهم لنا لك لي به
        بها بهم فيه فيها فيهم منه منها منهم عليه عليها عليهم إليه إليها إليهم عنه عنها معه معها ولا وما ومن وفي
        وعلى وإلى وعن ومع وهذا وهذه وذلك والتي والذي وهو وهي وهم وكان وكانت وقد ولم ولن وأن وإن فإن فقد أما إما
        أيضا أيضاً فقط جدا جداً هنا هناك الآن لدى لدي لديه لديها أكثر أقل يا و ف ب ل ك وكما وكل بما مما فيما كلا
        بهذا بهذه لذلك كذلك وكذلك إلا ألا نعم نفس ذات لكي كي أحد إحدى
    """,
}
"""BCP 47 primary subtag -> words, parted by white space."""
