"""Words that news texts use for one another: one group a line, lemmas in lower case.

Two words of one group support each other where the rest of the statement agrees. A word may stand
in several groups. Verbs stand with their nouns, so that "arrived" meets "the arrival of". Words
that contradict each other never share a line, and no line holds a part and its whole.
"""

from __future__ import annotations

_TABLE = """
hold stage convene host occur happen place
open begin start
keep store save hold
settings configuration setting
lie stand sit
size have
drop remove scrap abandon
interval every
develop make developer maker
upload transfer send
back copy duplicate
praise laud hail welcome applaud commend
forecast expect predict project anticipate guidance
headquarter headquartered base based seat
offer present give
solution settlement resolution
ceo chief executive
bring increase raise lift
contact signal transmission
swing pass fly flyby
reach arrive arrival
detect discover find observe
orbit revolution circle
contaminate pollute
destroy burn wreck
appear release publish come
listen wait
try attempt retry
file document
store repository server
sign evidence indication proof
people passenger rider traveller traveler
journey trip ride
fault failure breakdown defect
survey poll
discontinue scrap axe withdraw end
noon midday
last latest recent recently final
greet welcome receive meet
trade commerce business
round session meeting
fly travel go
cancel annul scrap
question issue problem matter
dominate top lead
agenda discussion negotiation talk
condemn denounce censure criticise criticize
succeed replace succession successor
tie connect link join
main central chief principal
invite invitation
mainland continent
collapse breakdown failure fail
neighbour neighbor
office headquarters headquarter base seat
base headquarter locate situate
border frontier boundary
revenue turnover sale
profit earnings income
lose loss
work construction building
cost price worth value bill
carry transport bring convey
plan intend schedule aim expect
quit withdraw leave exit
host organise organize hold stage
speak say tell talk comment
speak spokesman spokeswoman spokesperson
teach teacher instructor
govern governor govern
ask request invite invitation
praise welcome applaud
need require requirement want
folder directory
default preset standard
delete remove erase
add introduce include new
limit maximum cap
memory ram
run work operate
wide width diameter across
high height tall
heavy weight weigh
deep depth
wreck destroy ruin
meet meeting talk talks summit encounter negotiation
attend attendance attendee participate participation participant partake join
say tell state statement remark report comment note mention add
say state announce announcement declare declaration statement report
call phone telephone
arrive arrival reach come land
leave depart departure exit go
travel trip journey visit tour go
return comeback
kill killing slay murder assassinate assassination die death dead
kill die death dead fatal fatality victim lethal casualty
die death dead decease deceased perish pass
murder homicide assassinate assassination
injure injury wound hurt
buy purchase acquire acquisition takeover
pay payment spend spending cost
earn gross income earnings take
found founding establish establishment foundation founder form formation
found establish create creation creator start begin inception set
found founder create form start
launch start begin introduce introduction unveil debut
open opening inaugurate inauguration
close closure shut shutdown
lead leader head chief chair chairman chairwoman chairperson run helm president
rule ruler govern reign
direct director
bear born birth birthplace birthday native
marry marriage wed wedding spouse
marry marriage wed wedding wife
marry marriage wed wedding husband
wife spouse
husband spouse
divorce separate separation split
child kid offspring
child son
child daughter
son boy
daughter girl
parent father
parent mother
sibling brother
sibling sister
capital
population inhabitant resident people citizen
citizen national
person people individual human
man male gentleman guy
woman female lady
boy lad
girl lass
child kid youngster
child boy
child girl
person man
person woman
facility space venue centre center
live reside residence resident inhabit inhabitant dwell home
collapse fail failure breakdown break end
end finish conclude conclusion complete completion terminate termination stop cease expire
sign signing signature
agree agreement accord deal pact treaty
treaty pact accord convention agreement
talk discuss discussion negotiate negotiation
support back backing endorse endorsement favour favor
oppose opposition object resist reject
accuse accusation allege allegation charge blame
arrest detain detention apprehend custody capture
convict conviction guilty sentence
sentence jail imprison imprisonment prison
win victory winner triumph defeat beat victor champion
lose loss defeat loser
elect election
choose choice select selection pick
appoint appointment name nominate designate
nominate nomination nominee
resign resignation quit step
fire dismiss dismissal sack oust
replace replacement succeed successor supersede
hire recruit employ employment
work job serve employment employ
employee worker staff workforce personnel employ people
company firm corporation business enterprise
firm company
subsidiary unit division
own owner ownership possess belong
produce production producer make manufacture manufacturer
build construct construction erect building make
develop development developer
design designer
invent invention inventor devise
write author writer pen compose composer
compose composer composition
publish publication publisher release issue
release issue publish launch distribute distribution
film movie picture motion
show series programme program
song single track tune
album record lp
record recording
singer vocalist
band group
actor actress performer
act play portray perform performance star role portrayal
star appear feature cast
voice
broadcast air televise
watch view viewer audience spectator
book novel
newspaper daily paper
magazine periodical
award prize honour honor
receive get obtain
win receive award
give grant award present donate donation
donate donation contribute contribution
increase rise grow growth climb gain surge jump up expand expansion higher
decrease fall decline drop reduce reduction shrink lower cut down slump
raise increase lift
lower reduce cut
double twice
begin start commence launch onset
continue ongoing carry remain proceed
remain stay
delay postpone postponement defer
cancel cancellation scrap
attack assault raid offensive strike
bomb bombing blast explosion explode
shoot shooting
fight battle combat clash
war conflict
invade invasion
destroy destruction demolish wreck ruin
damage harm
flood flooding
fire blaze
storm hurricane typhoon cyclone
earthquake quake
rescue save
protest demonstrate demonstration protester rally march
strike walkout
parliament legislature assembly congress
legislator lawmaker
minister secretary
president presidency presidential
prime premier
government administration cabinet
official officer
police officer policeman
soldier troop military army
army military
weapon arm
missile rocket
nuclear atomic
denuclearisation denuclearization disarmament
sanction embargo
spokesman spokeswoman spokesperson
delegation team
leader chief head
border frontier
city town municipality
village settlement
area region zone district
country nation state
nation national
street road
river stream
sea ocean
island isle
mountain peak mount
airport
railway railroad rail train
train rail
car automobile vehicle
vehicle truck
plane aircraft aeroplane airplane jet
school college
university college
student pupil
study research investigate investigation analysis
scientist researcher
illness disease sickness ill sick
virus coronavirus covid
case infection infect infected positive confirm
cure treat treatment therapy
drug medicine medication
vaccine vaccinate vaccination
test trial examine examination
show demonstrate reveal indicate suggest find evidence
cause lead result trigger provoke reason due
because due owing
affect impact influence effect
prevent prevention avert avoid stop
protect protection
allow permit let enable permission
require need necessary requirement
help assist aid assistance
use utilise utilize usage employ
include contain comprise consist feature involve among
part portion section piece component
belong part member
member membership
divide split
join enter
connect link
locate situate lie sit base headquarter
headquarter headquarters base
area size extent
big large huge great major
small little tiny minor
old age aged
young
new recent
famous renowned noted known popular well-known celebrated
important significant major key main
main primary principal chief major predominant
rich wealthy affluent
poor impoverished
fast quick rapid speed
hard difficult tough
easy simple
happy glad delighted pleased joyful
sad unhappy
angry furious
beautiful pretty lovely
dangerous hazardous risky
correct right accurate
wrong incorrect false
real genuine true
fake false bogus
begin debut
first initial earliest inaugural
last final latest
total overall altogether aggregate
many numerous
several various multiple
approximately about around roughly nearly
almost nearly
often frequently
usually typically commonly generally
solely only exclusively
jointly together
american us u.s. america
british uk britain
believe belief think consider deem regard opinion
know knowledge aware
want wish desire
plan intend intention schedule aim
promise pledge vow commit commitment
threaten threat
warn warning
demand request ask call
request ask
answer reply respond response
question ask
order command instruct
follow pursue
replace substitute
move relocate transfer relocation
transfer trade
bring carry transport
send dispatch deliver delivery ship
provide supply furnish offer
sport game
game match contest
player sportsman athlete
footballer soccer football
coach manager trainer
score goal
league division
team club side squad
club team
championship title
tournament competition cup
compete competition contest
season campaign
stadium arena venue
hall venue
church cathedral chapel
religion faith religious
language tongue
word term
name call title entitle dub known
rename change
describe depict portray characterise characterize
picture photo photograph image
paint painter painting
music musical
musician artist
artist painter
dance dancer dancing
eat consume food meal
drink beverage
jump leap
run jog sprint
walk stroll
smile grin
sleep nap asleep
sit seated
play
price cost
profit earnings
revenue turnover sales
loan lend borrow
invest investment investor
bank lender
share stock
percent percentage
billion
export shipment
import
oil crude petroleum
gas
energy power
coal
climate weather
rain rainfall precipitation
snow snowfall
temperature heat
law legislation act statute
court tribunal
judge justice
lawyer attorney solicitor barrister
trial case
sue lawsuit
thief robber burglar theft robbery
steal rob theft robbery
fraud scam
corrupt corruption bribe
fact
copy replica duplicate
software program application app
software code
bug defect fault
update upgrade
default standard
document paper
author creator
photographer
astronaut cosmonaut
spacecraft satellite probe
moon lunar
sun solar
earth planet
star
species
tree
dinosaur
extinct extinction
spirit liquor
flavour flavor taste
colour color
centre center
theatre theater
labour labor
defence defense
organisation organization body agency
agency bureau
organise organize arrange organisation organization
role part
position post job office
office post
title post
heir successor
ancestor forebear
origin originate derive source root
based
mainly mostly chiefly largely primarily predominantly
partner associate
ally alliance
enemy foe
friend companion
cooperate cooperation collaborate collaboration
compare comparison
differ different difference
similar alike same
equal same
near close nearby adjacent
abroad overseas
globally worldwide global world international internationally
chance probability likelihood odds
likely probable
month monthly
week weekly
day daily
century
age year
supply deliver provide delivery supplier
deficit shortfall gap
surplus excess
debt liability borrowing
fail malfunction failure
ban bar prohibit forbid outlaw prohibition
repair mend fix restore repairs renovation renovate refurbish refurbishment
strike ram hit collide collision
motion proposal resolution proposition
demolish demolition raze dismantle
injection jab shot inoculation vaccination dose
inoculate vaccinate immunise immunize inject immunisation immunization
ward unit clinic department
clinic hospital infirmary
lorry truck
lifejacket lifebelt lifevest
programme program campaign scheme drive effort initiative
income takings proceeds receipts revenue
spending expenditure outlay spend
budget finance
tax levy duty
fine penalty
fee charge dues
cheap inexpensive affordable
expensive costly dear dearer
free gratis
ticket admission entry
visitor guest tourist attendee
exhibit exhibition display show
exhibit object item piece artefact artifact
painting picture canvas
donate donation give gift bequeath bequest
forerunner predecessor
converted conversion convert transform transformation turn
architect designer planner
design plan drawing blueprint
engineer designer
warehouse store storehouse depot
salary wage pay earnings
hire appoint recruit
manager head director chief boss
mayor burgomaster
councillor council councilor
council assembly municipality
candidate nominee contender
nominee nominate candidate stand
runoff ballot round vote
turnout participation
majority most
minority few
incumbent sitting
concede acknowledge admit concession
endorse favour favor back support recommend
oath swear sworn
term tenure mandate
pilot captain
captain skipper master
sailor crew crewman seaman
coaster freighter vessel
ferry ship vessel boat
dock quay pier wharf
harbour harbor port
fog mist
dense thick heavy
rain drizzle downpour shower
speed pace velocity
slow decelerate
accident collision crash incident
blame fault guilt responsibility
acquit clear exonerate
report findings finding study survey
notice announcement
news report
journalist reporter correspondent press
conference briefing
remark comment observe observation
assure assurance promise pledge
deny denial reject rebut
refuse decline refusal
approve approval endorse adopt pass accept clear clearance
reject rejection refuse decline
decide decision determine
debate discussion argument
session sitting meeting
chair chairman chairwoman chairperson lead preside head
spectator attendance crowd audience fan
substitute reserve
winner decider winning
penalty spot
stop save
goalkeeper keeper
final decider
draw tie
defeat beat overcome prevail vanquish outplay
bridge viaduct span
span stretch
length long measure run stretch extend
width wide broad across
stop station halt
route line track
tram tramway streetcar
bus coach
bicycle bike cycle
ride travel
peak rush
frequency interval
yearly year annual annually annum
inaugurate open opening unveil commission
enter entry
service operation
launch start begin commence inception
end close finish conclude expire stop closing
continue last persist
cancel scrap abandon drop
dismiss sack fire remove oust
retire retirement
job post position role
task duty
owner proprietor own possession belong
group conglomerate concern
chain network
shop store outlet
bookseller bookshop
market bazaar
customer client buyer
labour work
found establish set create foundation
grow develop evolve emerge
merge merger amalgamate combine fusion
sell dispose divest sale
condition requirement provision
authority regulator agency
competition antitrust
permit allow authorise authorize permission entitle licence license
eligible entitle entitled
elderly old aged senior
teenager adolescent youth
farmer grower
milkmaid dairymaid
cook chef kitchen
nurse carer
physician doctor medic
surgeon surgery
patient sufferer
mother woman
baby infant newborn
birth childbirth delivery
maternity obstetric
fever temperature
illness disease sickness ailment
catch contract
smallpox variola
childbed puerperal
shingles zoster
flu influenza
epidemic outbreak pandemic
eradicate eradication eliminate elimination
vaccine serum
trial study test experiment
volunteer participant recipient
effect reaction
serious grave severe
mild slight
pain sore ache
cure heal
mortality death
rate incidence share proportion
number figure amount count
percentage share proportion rate
drop fall decline decrease sink
rise increase climb grow go
discover discovery find identify
mould mold fungus
bacterium germ microbe
autopsy post-mortem
asylum institution
share jointly
money cash
pass hand give transfer
receive accept
letter note
book volume
appearance publication
theory doctrine hypothesis
colleague peer fellow contemporary
critic opponent
province state
village hamlet
district quarter neighbourhood neighborhood ward
coast shore seaside
seaport port
lake water
forest wood woodland
hill mountain
field meadow
square plaza
cellar basement
foyer lobby entrance
roof top
gate door
pool bath baths
rink ice
garden park
theatre playhouse
concert performance
orchestra ensemble
premiere debut
poem verse
website site page
email mail
crime offence offense felony
police constable officer
judge magistrate
lawyer attorney counsel
prison jail gaol
investigation inquiry enquiry probe
inspect inspection examine examination check
rule regulation
troop soldier force
ceasefire truce armistice
refugee migrant
election poll
deputy vice assistant
adviser advisor aide counsellor
ambassador envoy diplomat
emperor monarch king
empress monarch queen
throne crown
coin money
electricity power current
plant factory works facility
mine pit
waste rubbish garbage refuse trash
pollution contamination
flood inundation
harvest crop
bread loaf
beer ale
milk dairy
fish fishery
animal creature
dog hound
setting option
error fault bug
crash failure
version release edition
download fetch
save store keep retain
copy replicate duplicate
compress shrink pack
encrypt encipher encode
password passphrase
computer machine device
screen display
button key
server host
network web
"""

GROUPS: tuple[frozenset[str], ...] = tuple(
    frozenset(line.split()) for line in _TABLE.strip().splitlines() if " " in line
)
