"""Whether "he" or "she" stands for a person, by the given name, a title or a word for what the person is.

What general knowledge can tell, and nothing where it is unsure.
"""

import re
from functools import lru_cache
from typing import Literal

from index.split.names import fold

Gender = Literal["he", "she"]

_HE = frozenset(
    """
    aaron asif bilal imtiaz khizr nawaz sadiq shahid wael walid zaid zia abdul abdullah abraham adam adrian ahmad
    ahmed alan albert alberto aleksandr aleksei alejandro alessandro alex alexander alexandre alexandros alexei
    alfred ali allen alvaro amir anatoly anders andre andreas andrei andrew andrey andrii andriy andrzej andy angus
    anthony antoine anton antonio antony arkady arnold arsen arseniy arthur artur barack barney barry bart bashar
    ben benjamin benny bernard bernie bernd bill billy binyamin bob bobby bogdan bohdan boris brad bradley brandon
    brendan brent brett brian bruce bruno bryan carl carlos cesar chad charles charlie chuck christian christoph
    christophe christopher claude clarence clint clinton colin connor craig curtis cyril daniel danny danylo darrell
    darren dave david dean denis dennys denys derek devin diego dietmar dirk dmitri dmitriy dmitry dmytro donald don
    doug douglas duncan dwayne dwight earl ed eddie eduard eduardo edward edwin elliott elmar emanuel emilio
    emmanuel emmerson enrique eric erik ernest ernesto ethan eugene evan evgeny fabian faisal farid fedor felipe
    felix ferdinand fernando florian francisco francois frank franz frans fred frederick friedrich fyodor gary gavin
    gennady geoff geoffrey george georges georgy gerald gerard gerhard gerry giovanni giorgi giorgio giuseppe glen
    glenn gordon graham greg gregory grigory guillaume gunter gustavo guy hamid hamad hamza hans harold harry harvey
    hasan hassan heinz heinrich heiko helmut henri henry herbert herman hernan hosni howard hugh hugo hussein ian
    ibrahim ignacio igor ihor ilham ilya imran ismail ivan ivo jack jacob jacques jair jake jakub jamal james jared
    jason jaroslav javier jay jeb jeff jeffrey jeremy jerome jerry jesus jim jimmy joachim joaquin jochen joe joel
    johan john johnny jon jonas jonathan jorge jose josef joseph josh joshua juan juergen julian julio jurgen justin
    karel karl karsten kayode keith ken kenneth kevin khaled khalid kirill klaus konstantin konstantyn kostiantyn
    kurt kyle kyrylo lance lars larry laurence laurent lawrence len leo leon leonard leonid leopold lev lewis liam
    lorenzo lou louis lubomir luca lucas luigi luis luiz lukas luke maksim maksym mahmoud malcolm manfred manuel
    marc marcel marco marcos marcus marek mariano mario marius mark markus marko markiyan marshall martin marty
    marvin massimo mateusz matt matteo matthew matthias maurice mauricio max maxim maximilian mehmet mel melvin
    micah michael michal michel miguel mikael mike mikhail mikheil mitch mitt mohamed mohammad mohammed moshe
    muammar muhammad mustafa mykhailo mykola mykyta narendra nathan nathaniel naveed neil nelson nicholas nick
    nicolas nigel nikita nikolai nikolay noah norbert norman olaf oleg oleh oleksandr oleksii oleksiy oliver olivier
    omar orlando orrin oscar osama oskar osman otto owen pablo paolo patrick paul paulo pavel pavlo pedro pete peter
    petro philip philippe phil phillip pierre pieter piotr poul pyotr qasem rafael rainer raj rajiv ralph ramon
    ramzan rand randy rashid raul ray raymond recep reince reinhard reuven rex ricardo richard rick rob robby robert
    roberto rodrigo roger roland rolf roman romano ron ronald ross roy ruben rudolf rudolph rudy rupert ruslan
    russell rustem ryan saad saddam saeed salman salvador salvatore sam samuel samir santiago saul scott sean
    sebastian sergei sergey sergio serhii serhiy seth sharif shane shaun sheldon shimon shinzo silvio simon stan
    stanislav stefan stefano stephane stephen stepan steve steven stewart stuart sven svyatoslav tamir taras tariq
    ted teddy terrence tayyip tony theodore theo thierry thom thomas thorsten tim timothy timur tobias todd tom
    tomas tommy travis trent trevor trey tucker tyler ulrich umar uwe vadim vadym valentyn valery valeriy vasily
    vasyl viacheslav victor viktor vincent vince vitali vitaliy vitaly vlad vladimir vladislav vladyslav vojtech
    volodymyr vyacheslav vyacheslaw wade wally walter warren wayne wes wesley wilhelm will willem william willie
    winston wladimir wojciech wolf wolfgang yair yasser yevgeny yevhen yitzhak yousef yuri yuriy yury yusuf zac
    zachary zbigniew zdenek
    """.split()
)
_SHE = frozenset(
    """
    abby benazir ghazala hala nour rana sana sheikha abigail ada adele adriana agnes aisha alena alexandra
    alexandria alice alicia alina alison allison alla alyona alyssa amal amanda amber amelia amina amy ana anastasia
    anastasiia andrea angela angelina angie anita anja ann anna annalena anne annegret annette annie antje april
    arianna ariana ashley asma astrid audrey aung ava barbara bea beata beatrice becky bella bernadette bertha beth
    betsy betty beverly bonnie brenda bridget brigitte britta brittany brooke camila camilla candace candice carla
    carly carmen carol carole carolina caroline carolyn carrie catherine cathy cecilia celia charlene charlotte
    chelsea cheryl chiara chloe christa christiane christina christine chrystia cindy claire clara clare claudia
    colleen condoleezza connie constance consuelo corinna cornelia cristina crystal cynthia daisy daniela daniella
    danielle daria darya dawn deb debbie dena deborah debra delia denise diana diane dina dolores donna dora doris
    dorothea dorothy edith eileen ekaterina elaine eleanor elena eleni elisa elisabeth elise elizabeth ella ellen
    elsa elvira emily emma erica erika erin ester esther eva eve evelyn evgenia fatima faye fiona flora florence
    frances francesca frauke frederica frida gabriela gabriella gabrielle gail galina gayle gemma geraldine gertrude
    gina ginger giorgia gisela giulia giuliana gladys gloria grace greta gretchen gwen hanan hanna hannah harriet
    hazel heather heidi helen helena helga henrietta hilary hilda hillary hope huma ida ilona ilse ines inga inge
    ingrid inna irene irina iris irma isabel isabella isabelle ivana ivanka ivonne iryna jacqueline jana jane janet
    janice janine jasmine jeanette jeanne jen jenna jennifer jenny jessica jill jillian joan joanna joanne jodi
    josephine joy joyce juanita judith judy julia juliana julie juliet june justine kamala kara karen karin karla
    karolina kate katarina katarzyna kateryna katharina katherine kathleen kathryn kathy katia katie katja katrin
    katrina katya kayleigh kaylee kellyanne kellie khadija kimberly kirsten kirstjen kristalina kristen kristin
    kristina ksenia kyrsten lana lara larisa larysa latifa laura lauren laurie layla lea leah leila lena lesia leyla
    liana lidia lilia liliana lillian lily linda lindy lisa liudmyla liv liz liza lizzie lois lorena loretta lori
    lorraine louisa louise lucia lucie lucille lucy ludmila luisa lydia mabel madeleine madeline maggie maia maja
    malala malia mandy manuela mara marcia margaret margarita margot marguerite maria mariah mariam mariana marianne
    marie mariia mariya marina marine marjorie marla marlene marta martha martina mary maryam maryna maureen maxine
    maya mazie meg megan meghan melania melanie melinda melissa mercedes meredith meryl mia michele michelle mila
    mildred miranda miriam molly mona monica monika nadia nadezhda nadiya nan nancy naomi natalia natalie nataliia
    nataliya natalya natasha nellie nicola nicole nika nikki nina nora norma oksana olena olesya olga olha olivia
    oprah pamela patricia patty paula pauline peggy penelope penny petra philippa phyllis polina priti priscilla
    rachel raisa rania rebecca regina renata renee rhonda rita roberta rosa rosalind rose rosemary roxana ruth
    sabine sabrina sahra sally samantha sandra sara sarah savannah selma sharon shaheen sheila shelly sherry sheryl
    shirley simone sinead sofia sofie soledad solomiia sonia sonya sophia sophie stacey stella stephanie sue susan
    susana susanna susanne susie suzanne svetlana svitlana sylvia sylvie tamara tammy tania tanya tara tatiana
    tatyana tetiana teresa terri tessa thelma theresa therese tiffany tina toni tonya tricia trudy tulsi ulrike
    ulyana ursula uta valentina valeria valerie vanessa vera verena veronica veronika vicky victoria viktoria viola
    violet virginia vivian wanda wendy whoopi wilma winifred xenia yana yekaterina yelena yevgenia yolanda yulia
    yuliia yuliya yvette yvonne zainab zeynep zhanna zoe zuzana
    """.split()
)
_TITLE_HE = frozenset("mr sir lord herr monsieur king prince baron duke pope father brother emir sultan señor".split())
_TITLE_SHE = frozenset(
    "mrs ms miss mme madame frau lady dame queen princess baroness duchess sister señora mlle".split()
)
# Words for what somebody is, and for whose it is that somebody is.
_NOUN_HE = frozenset(
    """
    actor father grandfather son grandson brother uncle nephew husband widower boyfriend monk
    man gentleman guy boy businessman salesman fireman
    """.split()
)
_NOUN_SHE = frozenset(
    """
    actress mother grandmother daughter granddaughter sister aunt niece wife widow girlfriend nun
    woman lady girl heroine businesswoman mom
    """.split()
)
_BEHIND_HEAD = re.compile(r"\b(?:of|for|in|at|from|to|on|with|who|and)\b|,")
_MAN, _WOMAN = re.compile(r"(?!ger|nor|otto)[a-z]{3,}m[ae]n"), re.compile(r"[a-z]{3,}wom[ae]n")
_FATHER_HE, _FATHER_SHE = re.compile(r".{3,}(?:[oe]vich|ovych|yovych)"), re.compile(r".{3,}(?:ovna|evna|ivna|ichna)")
_SLAVIC_SHE = re.compile(r".{2,}(?:skaya|skaia|tskaya|skaja|ska|tska|[oe]va|[yi]na|aya)")
_SLAVIC_HE = re.compile(r".{2,}(?:sk(?:y|yy|iy|ii|yi|ij|i)|[oe]v)")
_SLAVIC = re.compile(r".{3,}(?:sk(?:y|yy|iy|ii|yi|ij|i|aya|aia|aja|a)|[oe]va?|[yi]na?|enko|[cč]|ch|uk|yuk|chak|iak)")
# Slavic and other men's names that end as women's do.
_ENDS_IN_A_HE = frozenset(
    """
    nikita ilya illia ilia mykola danila danylo kuzma foma savva sava luka mykyta misha kolya vanya petya vova
    dima kostya alyosha grisha tolya borya senya gosha lyosha zhenya jarka honza jirka mustafa musa isa
    """.split()
)


@lru_cache(maxsize=1 << 14)
def by_name(name: str) -> Gender | None:
    """What stands for a person of a name in full, given names first; of a surname alone nothing is known."""
    words = [re.sub(r"[^a-z]", "", fold(word).lower()) for word in re.split(r"[\s-]+", name)]
    *given, family = [word for word in words if len(word) > 1] or [""]
    if not given:
        return None
    return by_given(given[0]) or _by_father(given[1:]) or _by_ending(given[0], family)


def by_given(given: str) -> Gender | None:
    """What stands for the bearer of a given name."""
    bare = given.lower()
    if (bare in _HE) == (bare in _SHE):
        return None
    return "he" if bare in _HE else "she"


def _by_father(middle: list[str]) -> Gender | None:
    if any(map(_FATHER_HE.fullmatch, middle)):
        return "he"
    return "she" if any(map(_FATHER_SHE.fullmatch, middle)) else None


def _by_ending(given: str, family: str) -> Gender | None:
    """Women's surnames in -ova and -skaya; given names in -a of those whose surname is Slavic."""
    if given in _ENDS_IN_A_HE or _SLAVIC_HE.fullmatch(family):
        return "he"
    if _SLAVIC_SHE.fullmatch(family) and given.endswith(("a", "ia", "ya")):
        return "she"
    return "she" if given.endswith("a") and _SLAVIC.fullmatch(family) else None


def by_title(word: str) -> Gender | None:
    """What stands for a person of whom a title is written, as in "Mrs."."""
    bare = word.lower().rstrip(".")
    if bare in _TITLE_HE:
        return "he"
    return "she" if bare in _TITLE_SHE else None


def by_role(role: str) -> Gender | None:
    """What stands for a person of whom it is said that they are "Kremlin spokesman" or "an actress"."""
    words = re.findall(r"[a-z]+", _BEHIND_HEAD.split(role.lower())[0])
    head = words[-1] if words else ""
    if head in _NOUN_SHE or _WOMAN.fullmatch(head):
        return "she"
    return "he" if head in _NOUN_HE or _MAN.fullmatch(head) else by_title(head)
