/// English words by kind, each list in the rough order of their frequency. `Vocabulary` makes the other forms of them.
enum Words {
  static let nouns = list(
    """
    time year day way world life week work case point government company number group problem fact place hand eye woman
    man child person area money story month lot right study book word business issue side kind head house service friend
    father power hour game line end member law car city community name president team minute idea body information back
    parent face level office door health art war history party result change morning reason research girl guy moment air
    teacher force education foot boy age policy process music market sense nation plan college interest death experience
    effect use class control field development role effort rate heart drug show leader light voice wife police mind price
    report decision son view relationship town road arm difference value building action season society tax director
    position player record paper space ground form event official matter center couple site project activity star table
    need court oil situation cost industry figure street image phone data picture practice product doctor wall patient
    worker news test movie north love support technology step baby computer type attention film tree source hair
    organization culture window population blood term performance customer staff chance interview firm bank country school
    state family student system program question night water room mother story thing job photo share brand user app tool
    feature update guide tip review list example option choice version device screen button page link website article
    post blog comment email newsletter subscriber reader editor writer author publisher journalist source headline column
    chapter paragraph sentence phrase answer detail note letter message call line speech statement claim argument debate
    vote election campaign candidate senator minister mayor governor council committee board agency department ministry
    union treaty border army soldier officer weapon attack crisis conflict peace security threat risk budget deficit debt
    loan rate fund investor share stock bond dollar euro profit loss revenue sale buyer seller supplier supply demand
    trade deal contract merger factory plant machine engine vehicle truck train bus plane ship boat port harbour bridge
    tunnel station airport road highway street avenue square park garden field farm farmer crop harvest soil seed flower
    forest mountain hill valley river lake sea ocean island coast beach wave storm rain snow wind cloud sun moon star sky
    climate temperature season summer winter spring autumn holiday weekend evening afternoon century decade
    animal dog cat horse bird fish bee insect species nest egg meat bread milk cheese butter sugar salt pepper rice
    potato tomato apple orange lemon onion garlic oil sauce soup salad meal breakfast lunch dinner dish recipe kitchen
    oven pan pot knife plate bowl cup glass bottle coffee tea wine beer restaurant chef guest hotel tourist traveller trip
    journey tour visit ticket passport map museum gallery exhibition painting sculpture artist painter singer band song
    album concert stage theatre actor director audience scene role script camera lens picture frame colour shape size
    weight height length width depth speed distance direction angle corner edge surface layer piece part section unit
    element material metal steel iron gold silver copper stone brick wood glass plastic rubber leather cotton wool silk
    paper ink cloth shirt dress jacket coat shoe boot hat bag belt watch ring jewel gift toy ball goal match league coach
    captain fan crowd stadium race runner swimmer driver rider medal title trophy champion defeat victory score injury
    muscle bone skin brain lung liver kidney stomach tooth nerve cell gene virus vaccine disease cancer infection symptom
    treatment therapy surgery nurse hospital clinic ward bed medicine dose trial experiment laboratory scientist
    researcher professor theory method model sample survey statistic percentage average total sum ratio scale chart graph
    table index file folder document code software network server database password account profile setting platform
    channel signal satellite robot sensor battery cable wire circuit chip processor memory keyboard mouse printer
    laptop tablet camera speaker microphone video audio clip podcast episode series season drama comedy novel poem poet
    library shelf magazine newspaper press media radio television programme broadcaster station advert campaign slogan
    logo design designer fashion trend style taste habit custom tradition festival wedding funeral church temple priest
    faith prayer soul spirit ghost dream hope fear anger joy grief shame pride courage doubt trust truth lie secret
    mystery clue crime criminal thief murder victim witness suspect arrest prison prisoner guard judge jury lawyer trial
    sentence fine penalty rule regulation licence permit inspection standard quality safety accident fire flood
    earthquake drought disaster rescue shelter tent camp refugee migrant citizen resident neighbour neighbourhood village
    district region province capital suburb apartment flat roof floor ceiling door wall stair basement garage yard fence
    gate path lane traffic parking fuel gas coal power electricity energy heat lamp bulb tube pump pipe tank valve
    """)

  static let verbs = list(
    """
    have/had make/made take/took get/got see/saw know/knew give/gave find/found tell/told become/became leave/left
    feel/felt bring/brought begin/began keep/kept hold/held write/wrote stand/stood hear/heard let/let mean/meant set/set
    meet/met run/ran pay/paid lead/led grow/grew lose/lost fall/fell send/sent build/built understand/understood draw/drew
    break/broke spend/spent cut/cut rise/rose drive/drove buy/bought wear/wore choose/chose win/won teach/taught sell/sold
    catch/caught throw/threw fight/fought eat/ate hide/hid hit/hit shake/shook read/read lay/laid strike/struck
    use want ask work seem try call need move help start show turn play like live believe happen include continue change
    watch follow stop create open walk offer remember consider appear wait serve die expect stay report decide pull
    return explain hope develop carry receive agree support remove reach kill remain suggest raise pass require add
    share allow improve provide produce increase reduce protect replace manage plan test check measure compare publish
    announce launch release update review visit travel arrive enter join cover deliver order prepare cook taste clean
    wash dry fill empty press push lift drop touch smell listen talk discuss argue claim deny admit accept refuse reject
    approve vote elect appoint hire fire train study learn examine inspect discover invent design paint film record
    mention describe define name identify recognise treat cure heal suffer survive recover hurt damage destroy repair
    restore save store collect gather count calculate estimate predict warn threaten attack defend guard rescue escape
    chase search explore investigate solve answer question doubt wonder worry fear enjoy love hate prefer choose admire
    respect trust promise thank welcome invite greet host celebrate perform sing dance act direct present attend miss
    avoid prevent ban limit control govern rule regulate tax charge cost invest borrow lend owe earn gain benefit
    fund finance sponsor advertise promote market brand sign seal close lock unlock block connect link join attach
    separate divide split mix combine add subtract extend expand shrink stretch bend fold wrap pack load ship import
    export trade exchange swap switch transform adapt adjust fix install upgrade download upload click scroll subscribe
    register log post comment reply forward print scan copy paste delete edit translate interpret quote cite
    """)

  static let adjectives = list(
    """
    new good high old great big american small large national young different black long little important political bad
    white real best right social only public sure low early able human local late hard major better economic strong
    possible whole free military true federal international full special easy clear recent certain personal open red
    difficult available likely short single medical current wrong private past foreign fine common poor natural
    significant similar hot dead central happy serious ready simple left physical general environmental financial blue
    democratic dark various entire close legal religious cold final main green nice huge popular traditional cultural
    wide deep slow fast quick warm cool dry wet soft loud quiet bright heavy light thin thick narrow broad flat sharp
    round square empty rich cheap expensive rare ordinary strange familiar famous unknown modern ancient daily weekly
    monthly annual global regional rural urban northern southern eastern western coastal digital online mobile smart
    electric solar nuclear chemical organic fresh raw sweet bitter salty spicy healthy sick weak tired hungry thirsty
    angry sad proud afraid calm nervous brave honest kind gentle polite rude clever wise stupid lazy busy active passive
    safe dangerous risky reliable useful useless helpful harmful effective efficient successful powerful careful careless
    beautiful ugly pretty elegant stylish comfortable cosy clean dirty tidy broken damaged perfect excellent brilliant
    terrible awful amazing surprising exciting boring interesting confusing complex complicated detailed brief rough
    smooth solid liquid visible hidden obvious secret separate mutual equal fair unfair just criminal civil royal holy
    wooden golden silver plastic iron male female married single pregnant elderly adult teenage junior senior chief
    leading upcoming previous next following additional extra further remaining total average typical usual unusual
    normal professional academic scientific technical industrial commercial corporate independent official formal
    """)

  static let adverbs = list(
    """
    also now only then just still even never already often always again too soon later today however once ago perhaps
    almost quite really usually nearly recently probably quickly slowly finally clearly simply largely mostly partly
    mainly easily directly carefully quietly gradually suddenly rarely sometimes together apart abroad nearby elsewhere
    """)

  static let people = list(
    """
    Smith Johnson Williams Brown Jones García Miller Davis Martin Wilson Anderson Taylor Thomas Moore Jackson White Lee
    Thompson Harris Clark Lewis Walker Hall Young King Wright Scott Green Baker Adams Nelson Carter Mitchell Roberts
    Kowalska Novak Müller Rossi Silva Khan Singh Chen Wang Kim Nguyen Tanaka Okafor Mensah Petrov Ivanova Hansen Larsen
    Dubois Lefèvre Jansen Papadopoulos O’Brien McCarthy Hernández Castillo Becker Fischer Weber Novotná Horváth
    """)

  static let firstNames = list(
    """
    James Mary Robert Anna John Linda Michael Elena David Sarah William Laura Thomas Emma Daniel Julia Paul Maria Mark
    Sofia George Amélie Peter Chloé Kenji Fatima Ahmed Priya Wei Lars Ingrid Pedro Lucia Ivan Olga Grace Samuel Ruth
    """)

  static let places = list(
    """
    London Paris Berlin Washington America Europe China Russia Ukraine France Germany India Japan Brazil Canada Mexico
    Africa Asia California Texas Chicago Boston Madrid Rome Vienna Warsaw Prague Lisbon Dublin Oslo Stockholm Helsinki
    Toronto Sydney Tokyo Seoul Beijing Moscow Kyiv Istanbul Cairo Lagos Nairobi Delhi Mumbai Lima Bogotá Zürich Málaga
    """)

  static let organisations = list(
    """
    Microsoft Google Apple Amazon Tesla Reuters NATO Parliament Congress Senate BBC NASA UNESCO WordPress YouTube IBM
    Harvard Oxford Cambridge Spotify Netflix Toyota Boeing Airbus Siemens Pfizer Nestlé Unilever FIFA OPEC HubSpot
    """)

  static let months = list(
    "January February March April May June July August September October November December")

  static let weekdays = list("Monday Tuesday Wednesday Thursday Friday Saturday Sunday")

  static let determiners = list("the a this its their his her our your each every some that these many no")
  static let prepositions = list(
    "of in to for with on at from by about into over after through between under against during without before around")
  static let pronouns = list("it they we you he she I there this that one everyone nobody who")
  static let conjunctions = list("and but because while so when although if as which or since until where")

  /// The words of a text, each once.
  private static func list(_ text: String) -> [String] {
    var seen: Set<Substring> = []
    return text.split(whereSeparator: \.isWhitespace).filter { seen.insert($0).inserted }.map(String.init)
  }
}
