/**
 * What people choose first: the most frequent passwords and parts of passwords of published breaches, after the lists of
 * zxcvbn (MIT, Dan Wheeler and Dropbox), and words near to this product. Lower case, sorted.
 */
export const commonPasswords: readonly string[] = `
0000000000d 0000000000o 000777fffa 01telemike01 0987654321a 0987654321q 0cdh0v99ue 0o9i8u7y6t 1029384756q
10293847qp 1111111111zz 11111aaaaa 111222333a 123123123a 123123123q 123123qweqwe 123321qweewq 1234554321a
1234554321q 123456789. 1234567890a 1234567890d 1234567890m 1234567890o 1234567890p 1234567890q 1234567890qaz
1234567890qw 1234567890qwe 1234567890qwerty 1234567890s 1234567890w 1234567890z 1234567890zzz 123456789a
123456789aa 123456789abc 123456789as 123456789asd 123456789b 123456789c 123456789d 123456789e 123456789f
123456789g 123456789i 123456789j 123456789k 123456789l 123456789m 123456789n 123456789o 123456789p
123456789q 123456789qaz 123456789qq 123456789qqq 123456789qw 123456789qwe 123456789qwer 123456789qwerty
123456789r 123456789s 123456789t 123456789v 123456789w 123456789x 123456789y 123456789z 123456789zx
123456789zxc 123456789zz 12345678qwe 1234567qwertyu 123456qwer 123456qwert 123456qwerty 12345abcde
12345asdfg 12345qwert 12345qwerty 12345trewq 12345zxcvb 1234qwerasdf 1234qwerasdfzxcv 1234qwerty 123654789a
123hfjdk147 123qwe456rty 123qweasdzx 123qweasdzxc 123qwerty123 12qw34er56ty 132forever 147258369a 17171717aa
1958proman 1986irachka 19952009sa 19mtpgam19 1a2a3a4a5a 1a2b3c4d5e 1a2s3d4f5g 1a2s3d4f5g6h 1pass1page
1q2q3q4q5q 1q2w3e4r5t 1q2w3e4r5t6y 1qa2ws3ed4rf 1qa2ws3ed4rf5tg 1qaz2wsx3edc 1qaz2wsx3edc4rfv 1qazwsxedc
1qazxsw23edc 1qazxsw23edcvfr4 1qwertyuiop 1z2x3c4v5b 23176djivanfros 26429vadim 2dumb2live 32615948worms
38gjgeuftd 3f3fpht7op 3rjs1la7qe 3syqo15hil 413276191q 41d8cd98f00b 42qwerty42 4815162342a 4815162342lost
4815162342q 4904s677075 59382113kevinp 5hsu75kpot 5t4r3e2w1q 671fsa75yt 7777755102q 789456123a 7elephants
7jokx7b9du 7ugd5hip2j 80070633pc 8096468644q 87e5nclizry 89231243658s 89876065093rax 8phrowz622 8phrowz624
9293709b13 987654321a 987654321g 987654321q 987654321z 989244342a 999111999q 99strenght 9z5ve9rrcz
a123456789 a1234567890 a1a2a3a4a5 a1b2c3d4e5 a1s2d3f4g5 a1s2d3f4g5h6 a3eilm2s2y a987654321 aa123456789
aaliyah aardvark abc abc123456789 abcde12345 aberdeen abgrtyu abracadabra abrakadabra absolut access accord
accountbloc achilles action adgjmptw adidas admin admin18533362 administrator adonis aezakmi afrika2002
aggies aikido aini airborne airbus airforce airplane ajcuivd289 ajnjuhfabz akira alabama alabama123 alaska
albatros albion alejandr aleksander aleksandr aleksandra aleksey alenka alessandro alexande alexander1
alexandr alexandra1 alexis alexsander alfa alibaba aliens allmine allsop allstar alpha alphabet alphaomega
alpine alternativa alucard am4h39d8nh amadeus amadeusptfcor amateur amazon america amsterda amsterdam
amsterdam1 an83546921an13 anaconda anakin anarchy anastasija anastasiya andrei andrewjackie andrey
andrey1992 andromeda anfield angel angelochek angelofwar angels angus anhyeuem animal animal2000 anime
antananarivu antoni anubis apache apokalipsis apollo apple applepie apples applesauce aquarius aragorn
arizona arjay armageddon armagedon armani arsenal arsenal123 artemis artemka artur asdasd asdf asdfasdf
asdfg asdfg12345 asdfgh asdfgh123456 asdfghj asdfghjk asdfghjkl asdfghjkl1 asdfghjkl123 asdfjkl asdfzxcv
asdzxc aspire aspirine assassin assman assword astalavista asterix astonmartin astonvilla astros atlanta
atlantis atomic auburn auckland2010 aussie austin australi australia1 avalanch avalon avatar avenger
avrillavigne awdrgyjilp awesome awesome123 awo8rx3wa8t azamat azerty azertyuiop azsxdc azsxdcfv azsxdcfvgb
azwebitalia babe babemagnet babes babyblue babyboy babydoll babyface babygirl babylon bacardi backdoor
badass badboy baddog badger badgirl badman badnaamhere baggins bagira baller balloon balloons balls bambam
banana bananas banane bandit bang bangkok banker banner banshee banzai barbie barcelon barcelona barefoot
barkley barney barsik bartman baseball baseball11 baseball12 basket basketba basketball1 bassman batman
bayern bcfields beaches beagle beamer beaner beanie bear bearcat beast beastie beatle beatles beautifu
beautiful1 beauty beaver beavis beckham beefcake beemer beer beetle beijing benfica bengals beowulf beretta
berezuckiy berlin bestfriend bhbirf bicycle bigass bigballs bigbear bigbird bigboy bigdaddy bigdog bigfoot
biggie biggles bigguy bigmac bigman bigmike bigmoney bigone bigred bigtime bigtit bikini bilbo billybob
billyboy bimmer bing bingo birdie birdman birthday10 birthday100 birthday21 birthday26 birthday27 birthday28
birthday299 birthday54 biscuit biteme bizkit blabla blackberry blackbir blackcat blackdog blackdragon
blackhaw blackheart blackhorse blackie blackjac blackjack blackmetal blackout blacks blackwhite blacky blade
bladerunner blades blahblah blaster blazer blessed blessing blingbling blizzard blonde blondes blondie
blowme bltynbabrfwbz blue bluebird blueboy bluedevils bluedog bluedragon blueeyes bluefish bluemoon blues
bluesky bobafett bobcat boeing bogart bogdan bogey bohica bollocks bollox bomber bondarenko bonehead boner
bones bonjour bonkers bonsai booger boogie bookworm boomboom boomer bootie boots boredboi4u boricua borussia
bosco bossman boston bounce bowler bowling boxing boxster boy4u2ownnyc bpgjldsgjldthnf brando brandy brasil
braveheart braves brazil breakdance breast breasts breeze brighton bristol britney bronco broncos brooklyn
brownie browns brucelee brucewayne bruins brutus bubba bubbas bubble bubbles bucket buckeye buckeyes
buckshot buddah buddha buddie buddy budlight budman budweise buffalo buffett bugger builder bujhmbujhm bull
bulldog bulldogs bullet bulls bullseye bunghole bunny burger businessbabe buster butch buzzard byajhvfnbrf
byteme c43dae874d c43qpul5rz cabbage cactus cadillac caesar calgary calico caliente californ california1
caligula callofduty camaro cambiami camel camelot camels cameltoe cameron camper canada cancer cancun candle
candyman cannabis cannondale canon cantona capone captain caramel caravan cardinal carolina carpedie carpet
carrera carrot cartman cartoon casablanca casanova caserta casino casper cassie catdog catfish catherin
catman cats cavalier caveman ccbill cdtnkfyf cegthgegth cegthgfhjkm celeron celica celine celtic celtic1888
celtics cerberus cessna cfitymrf cfkfvfylhf cgfhnfr cghfdjxybr cgtwbfkbcn chai chainsaw champ champion
champs changeme chao chaos charger chargers charli charlie charlie123 charlott charlton charly charmed
chaser cheater cheburashka checkers cheech cheeks cheerleaers cheers cheese cheetah chelsea cherokee cherry
chessmaster chester chevelle chevrole chevy chewie cheyenne chicago chichi chicken chicken123 chickens
chickenwing101 chicks chico chiefs chinook chipper chivas chocolat chocolate1 chopper chou chrisbln
chrisbrown chrissy christ christia christiaan christian1 christin christop christophe christopher1 chrome
chronic chrono chuai chuang chubby chuckie chuckles chucky chunky cicero cigars cinder cinnamon cjdthitycndj
cjkysirj cjkywt clancy clapton clarinet classic claudi claymore clemson clevelan clipper clitoris clouds
clover clubpenguin cnfnbcnbrf cnjvfnjkju cobra cocacola cocaine coconut coffee cohiba coke colombia colorado
colors coltrane combat123654 comet comicbookdb comicbooks commando company compaq computador computadora
compute computer concrete condom condor cong connect connor consumer contortionist contrasena cookie cookies
cooldude cooler coolguy coolio coolman coorslight cooter copper corona corperfmonsy corrado corvette cosmo
cosmos cosworth cougar counterstrike cowboy cowboys coyote cracker crazybab creative cricket crimson critter
crjhgbjy cruise cruiser crunch crusader crysis ctdfcnjgjkm cthulhu cthutq cubbies cubswin cuddles cupcake
curious custom cutlass cutter cvzefh1gkc cxfcnkbdfz cxfcnmt cxfcnmttcnm cyber cyberonline cyclone cyclops
cyecvevhbr cyjdsvujljv cypress cytuehjxrf daddysgirl daewoo dagger dakota dalejr dallas dammit damnit dancer
dang danger danie daniil danila danni dannyboy danzig darkknight darkman darkness darkside darkstar
darthvader dashadasha davide davids dawg daytona dbrnjh dbrnjhbz dbrnjhjdbx dbrnjhjdyf dctvcjcfnm dctvghbdtn
deadhead deadman deadpool deejay deeppurple deerhunter deeznuts deeznutz default defender defiant deftones
delete delphi delta deltaforce deluxe demo denali deng deniska depeche depechemode desert designer desire
deskjet desperados destiny detroit deutschland devil devildog devildriver devilmaycry devilmaycry4 devils
dexter dfcbkbq dfkthbz dfkthf dfktynbyf dfktynbyrf dfvgbh dharma dhjnvytyjub diablo diamond diamonds diao
diehard diesel dietcoke dieter digger diggler digital digitalprodu dilbert dilligaf dima dinamo ding
dingdong dinosaur dirtbike discover disney diver divine dkflbckfd dkflbdjcnjr dkflbvbh dkflbvbhjdbx
dkflbvbhjdyf doberman doctor dodger dodgeram dodgers dodgeviper dogfood dogg doggie doghouse dogman
dogphil3650 dogs doitnow dollar dolphin dolphins domainlock2005 domino domodedovo donaldduck donkey
donkeykong donuts doobie doodle doogie dookie doughboy douyin dracula drago dragon dragonball dragonballz
dragonfire dragons dragoon dreamer dreams driver drizzt droopy drowssap drpepper drumandbass drummer
dthjybrf dublin ducati duchess duck dumbass durango duster dutchess eagle eagles eastside eatme eclipse edc
eduard eeyore efbcapa201 einstein ekaterina ekaterina20 electra electric electron element elephant elizabet
elizabeth1 elizaveta emerald eminem empire engage engineer enigma enter enterpri enterprise eraser ericsson
escaflowne escort eternal eternity eureka europa evanescence evangelion everest everton excalibu exigen
exigent exodus explorer express extreme eybdthcbntn fabie fabric facial falcon falcons fallen fallenangel
fallout falloutboy fang fantasy farscape farside fart fartripper faster fatass fatboy fatcat fatman
fcbarcelona feather felicidade fender fenerbahce feng fergie fernand ferrari ferret fester fghtkm
fgjrfkbgcbc ficken fiesta figaro fighter fighting54 filter finalfantasy finger fire fireball firebird
firefighter firefly firefox fireman firestarter firstone123 fish fishes fishing fisting fitness fkg7h4f3v6
fkmnthyfnbdf fktrcfylh fktrcfylh1 fktrcfylhf fktrcfylhjd fktrcfylhjdbx fktrcfylhjdf fktrcfylhjdyf fktrcfylth
fktrctq flames flamingo flash flatron fletch flexible flintstone flipper floppy florian florida flounder
flower fluffy flvbybcnhfnjh flyboy flyers foobar footbal football football12 football123 forest forever
forfun formatters formula fortuna foryou fossil foxtrot francesc franky freaks freaky freckles freddy
frederiksberg freedom freepass freeuser friday friendster fright frisco frisky frodo frog frogger froggy
froinlaven fromvermine frontier frosty frozenfish fubar fufnfrhbcnb fugazi funtime fusion futbol fuzzy
fyfcnfcbz fyfnjkmtdbx fyfnjkmtdyf fylhtq fynfyfyfhbde fytxrf fyutkbyf gabrie gabriell galatasara galatasaray
galaxy galina galore gambit gamecube gamemaster gameover gandalf gangsta gangster garden garfield gargoyle
gateway gator gatorade gators gawker gblfhfcbyf gbpltw gegcbr geheim gemini genesis genius gerasimova
geronimo gesperrt getmoney getsome gfhfcjkmrf gfhfvgfvgfv gfhjkm gfhjkmgfhjkm ghbdtn ghbdtnbr ghbdtndctv
ghbdtnghbdtn ghbdtngjrf ghbdtnrfrltkf ghblehjr ghetto ghhh47hj764 ghhh47hj7649 ghjcnbnenrf ghjcnbvtyz ghjcnj
ghjcnjabkz ghjcnjgbpltw ghjcnjgfhjkm ghjcnjghjcnj ghjcnjnfr ghjcnjnfr1 ghjcnjqgfhjkm ghjcnjrdfibyj
ghjcnjrdfif ghjgfufylf ghjnbdjcnjzybt ghjrehfnehf ghjrjgtyrj ghjuhfvbcn ghjuhfvvbcn ghost ghostrider giants
ginger giorgi girls gizmo gizmodo gjdtkbntkm gjikbdctyf gjkbyf gjkysqgbpltw gjytltkmybr gladiator gmoney
goalie goaway goblin goblue gobucks goddess godfathe godfather godisgreat godsmack godzilla gofish goforit
goku golden goldfinger goldfish goldstar goldwing golf golfball golfer golfing goliath gollum gonavy gong
gonzo goober good123654 goodboy goodfellas goodluck goodmorning goodtime goofy google goose gopher
gordolee85 gorilla gotcha gothic gotohell govols grandorgue granny greatone greedisgood greenbay greenday
greenlantern greens gregor gremlin grendel gretzky griffey gringo grizzly gromit groove groovy groucho
groupd2013 grumpy gthtcnhjqrf gthtrhtcnjr gtnhjpfdjlcr guai guangzhou guardian guest guiness guinness guitar
gundam gunnar gunner gunners gunslinger gustav gxlmxbewym gy3yt2rgls hacked hacker hairy halflife hallo
hambone hamburg hamlet hammer hammers hammertime hamster handyman hangzhou hannah hannibal hansolo happyday
hardcore hardon hardrock hardwareid harley harrypotter havefun hawaii hawaiian hawkeye hawkeyes hayabusa
hd764nw5d7e1vb1 hearts heater heaven heavymetal heckfy hedgehog hedimaptfcor heineken hellfire hello
hellokitty helloo hellothere helloworld hellraiser hellyeah helmet helpme hendrix herbie hercules hermes
hershey hesoyam hesoyam123 hidden highland highlander hijodeputa hiphop hithere hitler hitman hjvfirf hobbes
hobbit hockey hokies holiday hollister1 hollywoo hollywood1 homers homerun honda hondacivic hondas2000
hongkong hoosier hoosiers hooter hooters hootie horizon horndog hornet horney horse horses hotbox hotboy
hotdog hotred hotrod hotshot hotstuff hottie housewifes hshfd4n279 htubcnhfwbz huai hummer hunter hunting
hurrican husker huskers huskies hustler hyperion hypnodanny iaapptfcor iamgod iampurehaha2 ibanez iceman
iddqdiddqd iddqdidkfa idontkno idontknow iforgot igor iguana ihateyou illini illuminati illusion ilovegirls
ilovejesus ilovemusic ilovemyfamily ilovemylife ilovemyself iloveu iloveyo iloveyou iloveyou11 iloveyou12
iloveyou123 immortal impala incubus indiana indians indigo inferno infiniti infinity ingodwetrust insane
installdevic installsqlst installutil integra intel intelinside intercourse intermilan internet intrepid
intruder inuyasha iomega ipswich irina ironmaiden ironman iscool iseedeadpeople italia itsasecret ivanov
ivanova iverson iwantu j3qq4h7h2v jabroni jackal jackass jackdaniels jackoff jagger jaguar jamaica jamesbon
jamesbond jamesbond007 jammer jammin jarhead jasmine jasmine123 jasper java jaybird jayden jayhawk jazzman
jedi jediknight jedimaster jeep jenn jericho jerkoff jessejames jessic jester jesuschris jesuschrist
jesusislord jesussaves jetbalance jethro jetski jewels jiang jigei743ks jimandanne jimbo jimbob jing
jingdong jktymrf jlbyjxtcndj jockey johann johannes johnboy joker jokers jordan jrcfyf juancarlos juggalo
juggernaut juice jumper junebug jungle junior jupiter justdoit justforfun justice justinbiebe justinbieber
justme juventus jxfhjdfirf k123456789 kahuna kaktus kalifornia kamehameha kamelia2011 kamikaze kangaroo
kanmax1994 kansas karate karina karolina kashmir kasper katana katerina katrin kawasaki kbnthfnehf
kd189nlcih keeper kefu kenshin kenwood kenworth keyboard keystone keywest kickass kicker killbill killer
killers killme kingfish kingfisher kingkong kingpin kingston kipper kirill kisses kissme kitkat kitten kitty
kittycat kittykat kl?benhavn klapaucius klaster kleopatra klingon knickerless knickers knicks knights knopka
kobebryant kodiak kolobok konstantin kool korn koshka kosmos kostya kotenok kravchenko krishna ktyjxrf
kudos4ever kume kungfu kurtcobain kwiatuszek labrador labtec lacrosse ladybug ladyffesta laguna lakers
lakota lamborghini lamborgini lancelot lancer lansing laptop larisa laser lassie lasvegas latino leather
leavemealone ledzep ledzeppelin left4dead2 legacy legend legion legolas leng lennon leonid leopard lespaul
lestat letmein letmeinnow letsgo lexmark lexus lfplhfgthvf lhbjkjubz2957704 liberty lick licker lickit
lickme lifehack lifeisgood lighter lightnin lightning lights lightsaber limpbizkit linkinpark lion lionking
liquid littlebear littlegirl littleminge liverpoo liverpool liverpool1 liverpoolfc livestrong lizard
lkjhgfdsaz lkjhgfdsazx lobster lockerroom loco login logitech lokomotiv lolipop lollipop lollol lololyo123
london lonestar lonewolf longhorn looker looser loploprock losangeles loser losers lost4815162342 lotrfotr34
lotus love loveforever loveislife loveit lovely loveme lover loverboy lovers loveyou lovezp1314 lowrider
lp2568cskt lsia9dnb9y luan luansantana lucifer lucifer666 lucky luckycharm luckydog ludmila luojianhua lust
lvbnhbq lytghjgtnhjdcr lzhan16889 m123456789 m6cjy69u35 ma123123123 macdaddy machine macross madagaskar
maddie maddog madina madison madman madmax madness madonna maestro maggie maggot magic magical123 magick
magicman magnum magnus magpie maiden mailcreated5240 mailman majestic makaveli maksim malaka malibu malina
mallard mamapapa manager manchest manchester manchester1 mancity mandarin mandarinka mandingo mandragora
mango mangust6403 maniac manowar manson mantis manutd mapet123456 mapleleafs maprchem56458 maradona marathon
marika marina marine mariners marines marino marius markhegarty marlboro marley martini maryjane mashamasha
massimiliano massive maste master mastercard masterchief mastermind matador matchbox20 matematica matematika
matrix mattylad10 mature maurolarastefy maverick maxell maxim maxima maximilian maximus maxmotives maxwell
maxx mayday mayhem mazafaka meatball meathead meatloaf mechanic medusa megadeth megaman megapass megatron
meister mellon mellow memorex memphis menace meowmeow mercedes mercury meridian merlin mermaid mersedes
metallic metallica metallica1 mevefalkcakk mexico miami mian miao michae michael123 michaeljackson michigan
mickey mickeymouse microlab micron microphone microsof microsoft midget midnight midway mighty mikey milana
milano milena milkman millerlite millertime mima minecraft minecraft123 minhasenha minicooper minime
minnesota_hp mirage misfit mishka mister mistress mittens mnbvcxz modena mojo mollydog moloko molson momoney
monaco monalisa monday mondeo money moneymaker moneyman moneys mongoose monitor monke monkey monkeys
monopoly monster montana montecarlo montgom240 montreal moocow mookie moomoo moonlight moose morganstanley
moritz morpheus mortalkombat mortgage mortimer moscow mostwanted motdepasse mother motherlode motorola
mountain mouse mozart msorcloledbr muffin mulder mullet multiplelo multiplelog munchkin muppet murcielago
musashi muscle mushroom musica musiclover musicman mustafa mustang mustangs mustard mybaby mylife mylove
mypass mypassword mystic napass napster naruto nascar nasty nastya nastya1995 nastya1996 nastya2010 natali
natasha natasha123 naughty naughtyboy nccpl25282 nebraska necromancer need4speed needforspeed nemesis
nemvxyheqdd5oqxyxyzi neng neptune networkingpe nevada neveragain nevergiveup neverwinter newbie newcastl
newlife neworleans newpass newpassword newport newproject2004 newyork newzealand nfnmzyf nhecsyfujkjdt
nhfdvfnjkju123 nhfrnjhbcn nhfycajhvths nickel nicola nightcrawler nightshade nihao nike nikita nikita1998
nikita2000 nikola nikolaevna nikolay nimbus nimrod niners ninja ninjas nintendo nintendo64 nipper nipple
nipples nirvana nissan nissan350z nitram nofear nokia nokia6230i nokiadermo nolimit nondriversig nong noodle
noodles nookie nopass nopassword novell nthvbyfnjh nuaddn9561 nudist nugget nuggets nuttertools nyjets
nylons nymets oakland oasis obiwan oblivion oc247ngucz office ohyeah oilers oksana olcrackmaster oldman
oldsmobile oleg olegnaruto oliver olivier omega omgkremidia onelove onetime onetwothree online onlyme
ontheoutside ontherocks opensesame openup operator optimus oracle orange oranges orchid orioles orion
orochimaru osiris othello outkast outlaw overkill overlord oxford p030710p$e4o p0o9i8u7y6 pacers packard
packer packers pacman padres painkiller paintbal paintball paintball1 pakistan paladin paloma panama
panasoni panasonic pancho panda pandemonium pandora pantera panther panthers panties pantyhos panzer
paradise paradox paraklast1974 parola parolparol parrot pascal pass passat passion passmaster passme
passport passwd passwor password password00 password01 password10 password11 password12 password123
password1234 password13 password21 password22 password23 password69 password99 passwords passwordstandard
passwort patches pathfinder patriot patriots pavilion peach peaches peanut peanuts pearljam pebbles peekaboo
peewee pegasus pencil peng penguin penguins penthous pentium pepper pepsi pervert peternorth peterpan petrov
peugeot peugeot406 pfhfnecnhf phantom pheonix phezc419hv philippe philips phillies philly phish phoenix
photos phpbb pianoman piao picard picasso piccolo pickle pickles pickup pics piglet pikachu pillow pimp
pimpin pinduoduo pineappl pineapple1 ping pingpong pinhead pink pinkfloy pinky pioneer pippen pirate pirates
pisces pissing pissoff pistol pitbull pizza pizzas planet plastic platinum player playstation playstation2
playstation3 playtime plumber plymouth pobeda poison poiuyt poiuytrewq pokemon pokemon123 polaris police
polina polniypizdec0211 polniypizdec110211 polo polopolo09 polska pompey poncho pontiac pony poochie poodle
pooh poohbear pookie poontang poop pooper poopie poopoo pooter popcorn popeye poppy porkchop porsche
porsche911 portishead portland portugal poseidon possum postal postov1000 potato pothead powder preacher
precious predator prelude premiumcash presario presto prettygirl primetime21 primus prince princes princess
printer prisonbreak prissy private privet prodigy prophet proxy psychnaut1 psycho ptybnxtvgbjy puddin
pudding puertorico pufunga7782 pumpkin punisher punkin punkrock punksnotdead puppies puppy pupsik purdue
purple pussey pussie pussies putter pyramid python q123456789 q1234567890 q1q2q3q4q5 q1w2e3r4t5 q1w2e3r4t5y6
q1w2e3r4t5y6u7 q1w2e3r4t5y6u7i8 q1w2e3r4t5y6u7i8o9p0 qawsed qawsedrf qawsedrftg qawsedrftgyh qaz
qaz123wsx456 qazqaz qazwsx qazwsx1234 qazwsx12345 qazwsxed qazwsxedc qazwsxedc1 qazwsxedc12 qazwsxedc123
qazwsxedcrfv qazwsxedcrfvtgb qazxsw qazxswedc qazxswedc123 qazxswedcvfr qazzaq qiao qing qpwoeiruty
qq123456789 quan quant4307s quantum quartz quattro queenas8151 queens quest quicksilver quiksilver qwaszx
qwaszxerdfcv qwe1234567 qweasd qweasdzxc qweasdzxc1 qweasdzxc123 qweqwe qwerasdf qwerasdfzxcv qwert
qwert12345 qwert54321 qwertasdfg qwertasdfgzxcvb qwertgfdsa qwerttrewq qwerty qwerty1234 qwerty12345
qwerty123456 qwerty123456789 qwerty2010 qwertyasdfgh qwertyu qwertyu123 qwertyui qwertyuio qwertyuiop
qwertyuiop1 qwertyuiop10 qwertyuiop12 qwertyuiop123 qwertyuiop12345 qwertyytrewq qwertz qwertzuiop
r3vi3wpass rabbit rabota racecar racer racerx racing ragnarok raider raiders rainbow rainman raistlin
rambler rambo rammstein rammstein1 ramses rancid random ranger rangerover rangers raptor rascal rasputin
rasta rastaman raven ravens razz rbhbkk rctybz reader realmadrid reanimator reaper rebel rebels redalert
redbull reddog redfish redhead redhot redline redman redneck redrum redskins redsox redwing redwings redwood
reebok reefer renault renegade reng rereirf rescue residentevil respublika retard reviewpass rfcgthcrbq
rfgecnfcerf rfhbyf rfhfrfnbwf rfhfvtkmrf rfkmrekznjh rfnfcnhjaf rfnfgekmnf rfnthbyf rfnthbyf1988 rfrfirf
rfrnec rhbcnbyf rhbcnbyjxrf rhfcjnrf rhfcyjzhcr rhfvfnjhcr rhino rhtdtlrj rightnow ripken ripper ripple
riverplate rjhjkmbien rjirfrgbde rjntyjr rjycnbnewbz rjycnfynby rkfdbfnehf roadkill roadking roadrunn
roadrunner robotech rockbottom rocker rocket rockets rockford rockhard rockhopper rockon rocks rockstar
rodman roflcopter roller rolltide romashka rommel ronaldinho ronaldo rookie rooster root rootbeer rosebud
rotten rover rovers royals rtyuehe ruan rubber rulez rulezzz runescape runescape1 runner ruslan russia
rustam s123456789 s456123789 sabbath sabine sabres safari sailboat sailing sailor sailormoon saints sakura
salamander salamandra saleen salmon salomon salsero samantha samiam samson samsung samsung123 samtron
samurai sanandreas sancho sandiego sandman sandro sanfran sanfrancisco sapper sapphire saqartvelo saratoga
sascha sasha12345 sassy sasuke satan satana sataniv1993 saturn saun saun24865709 sauron sausage sayang
scania scanner scarface scarlet schoolgirlie scooby scoobydo scooter scorpio scorpion scotch scotland scotty
scoubidou2 scoubidou6 scout scrappy scruffy scuba scully seahawks seamus searay seattle sebastia sebastian1
secret security seeker seemnemaailm seinfeld select selfok2013 seminole semperfi seng sentinel septembe
serega serendipity serenity sergei sergey sergi sersolution server service321 sesame sevastopol shado shadow
shadow1212 shaggy shai shalom shaman shamanking shamrock shang shanghai shania shaolin shark sharks sharky
shasta shaved shazam shelby shemale shenzhen sherlock shevchenko shiloh shogun shooter shop shorty shotgun
shou showme showtime shun sidewinder siemens sierra silenthill silver silverad simba simferopol simple
simpleplan simpsons sinatra sinbad sinister sinner sirius sithlord sixers skate skateboard skater skeeter
skidoo skiing skinny skipper skippy skittles skorpion skorpion39 skydive skylar skyler skyline skywalke
skywalker slacker slappy slapshot slave slayer sleepy slick slider slim slinky slipknot slipknot666 slippery
smallville smeghead smegma smelly smiles smiley smiths smitty smoke smoker smokes smokey smokin smooth
smudge smut snake snakes snapon snapper snapple snatch sneakers snickers sniper snoop snoopdog snoopy
snowball snowboar snowman snuggles snusmumrik sobaka soccer socrates softball software sojdlg123aljg soldier
soleil solidsnake solnce something1 sommer sonic sonics sonnenschein sony sonyericsson sooners sophie
soso123aljg southpar southpark spaceman spam967888 sparkle sparky sparta spartak spartak1922 spartan
spartan117 spartans spawn speaker specialinsta spectre spectrum speedy spice spider spiderma spiderman
spiderman1 spiderman3 spidey spike spinner spirit spitfire splash splinter sponge spongebob spooky spring
sprint sprite spunky spurs sputnik spyder squall squash squirrel squirt srinivas stalin stalingrad stalker
stalker123 stallion star starbuck starcraf starcraft stardust starfire starfish stargate starman starship
starter startrek starwars static statistika stealth steamforums steeler steelers stefano steph stephani
stereo sterlin stickdaddy77 sticks sticky stimpy sting stinger stingray stinky stinkyfinger stocking stocks
stomatolog stonecol stoned stones stoney store storm stormy stranger stratocaster strawberry streetball
strider strike striker stripper stud studioworks studly studmuffin stumpy stunner stupid subaru sublime
subway subzero success sugar sultan summer summertime summit sundance sunday sundaypunch sunflowe sunflower
sunnyday sunrise sunset sunshin sunshine super superduper superfly superman superman12 superman123
supermanboy supermario superpuper supersonic supersta superstar surf surfer surfing suzuki sveta svetasveta
svetik svetlana svoboda swallow sweetdream sweetpea sweets sweety swimmer swimming sword swordfis swordfish
swords sydney syncmaster syracuse systemofadown t34vfrc1991 table54781 tacobell tacoma tadmichaels talisman
tamwsn3sja tango tanker taobao tardis target tarheel tarheels tarzan tattoo tatyana taurus tazman tazmania
tdfyutkbjy tdutybq tdutybz teacher technics techno teddybea teen teens tekken telecaster telefon temp
tempest templar temppassword tencent teng tennis tequila terminator terrapin terror test tester testing
testing123 thailand thanatos thankyou thebeatles theboss thecakeisalie thecat thedog thedoors thedude theend
thegame thegreat thekid theking theman theone therock thesims thirteen thor thuglife thugstools thumbs
thumper thunder thunderb thunderbird tiberius ticketmaster tickle tiger tigers tigerwoods tigger tights
timber timberland timberwolf tinker tinkerbell tinman tintin titanic titanium titans titleist titten titties
titty tmall tokiohotel tolkien tomato tombraider tomcat tommyboy toolman toon tootsie topcat topdog topgun
topher topper tornado toronto toshiba tottenha tottenham toyota tracker tractor trader trance transam
translator trapper travel traveler treasure trebor trfnthbyf triangle tricky trident trigger trinity triton
triumph trixie trojan trojans trombone trooper trouble truck trucker trucks truelove trumpet trunks
trustnoone tsunami tuesday tulips tunafish tundra tupacshakur turbo turkey turtle tweety twilight twinkle
twisted twister typhoon ublhjgjybrf ufhhbgjnnth ufkbyf ujkjdjkjvrf ultima ultimate umbrella uncencored
underdog undertaker unforgiven unicorn unreal usarmy user usmc usnavy utopia v123456789 vacation vader
vaffanculo valentin valentina valera valhalla valkyrie vampire vanhalen vanilla vanyarespekt vasilisa
vbhjndjhtw vector vectra vedder vegeta velvet venera venom121293 verbatim veritas vermont veronika vertigo
verygoodbot vette vfczyz vfhbyf vfhbyfvfhbyf vfhecz vfhufhbnf vfhufhbnrf vfhvtkflrf vfksirf vflfufcrfh
vfntvfnbrf vfrcbv vfrcbvrf vfrcbvvfrcbv vfvekz vfvfgfgf vfvfgfgf123 vfvfvskfhfve vfvjxrf vfylfhbyrf viagra
victory viewsonic viking vikings viktor viktoria viper vipers virgin virtuagirl vision vitalik vkontakte
vladik vladimir vladimirovna vladislav vladislava volkswagen volley volvo voodoo vortex voyager vqsablpzla
vsjasnel12 vulcan vyjujnjxbt w2dlww3v5p wachtwoord walkman555 walleye wallstreet walmart walnut walrus
wanker wapbbs warcraft wareagle warhammer warhammer40k warlock warlord warrior warriors warthog wasser
wassup watcher waterloo watermelon wazzkaprivet wcrfxtvgbjy weasel webhompass webmaster websolutions
websolutionssu webuivalidat wechat weed weezer weihnachte weihnachten weihnachtsbau weihnachtsbaum weixin
welcome welcome123 welder wenef45313 werewolf westham westside westwood wethepeople whatever whatsup
whatthehell wheels whiskers whiskey whisky whisper whitepower whitesox whitey whocares whosyourdaddy whynot
wibble wicked wildcat wildcats wildfire wildman willow windows windsor winner winnipeg261 winston winter
wisdom wishbone wishmaster wizard woaini woaiwojia wodemima wolfgang wolfie wolfman wolfpack wolverin
wolverine wolves wombat wonderwall wonderwoman woody woofwoof woohoo wookie wordpass wrangler wrestle
wrestlin wrestling1 writerspace wsx wutang xanadu xavier xerxes xfiles xiang xiaoyua123 xpressmusic xtreme
xxxp455w0rd5 xyz yamaha yankee yankees yanshi1982 ybrbnf ybrjkfq ybrjkftdbx ybrjkftdyf yellow yfcntymrf
yfcnzyfcnz yfnfif yfnfitymrf yfnfkmz yjdsqgfhjkm yoda yomama yosemite yourmom ytrewq yzerman z123456789
z1x2c3v4b5 z1x2c3v4b5n6m7 zaphod zappa zaq1xsw2cde3 zaqwsx zaqwsxcderfv zaqxsw zaratustra zcfvfzkexifz
zcxfcnkbdf zcxfcnkbdfz zenith zeppelin zerocool zeus zhei zheng zhong zhongguo zhou zhuai zhuang zhun zidane
ziggy zigzag zipper zippy zjses9evpa zombie zorro zqjphsyf6ctifgu zuoxi zvezda zx123456789 zxcasd zxcasdqwe
zxcasdqwe123 zxcv zxcvb12345 zxcvbasdfg zxcvbn zxcvbn123456 zxcvbnm zxcvbnm123 zxcvbnm123456789
`
  .trim()
  .split(/\s+/);
