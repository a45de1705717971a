"""Which pronoun a name or a title goes with, as far as the name itself tells."""

from __future__ import annotations

from claimcheck.claims.tables import table
from claimcheck.text.names import is_given_name

MASCULINE = frozenset({"he", "him", "his", "himself"})
FEMININE = frozenset({"she", "her", "hers", "herself"})

_OF_WOMEN = table("""
    abigail agnes aisha alexandra alice alicia alison amanda amelia amy ana anastasia angela
    angelina anita ann anna anne annette ashley audrey ayesha barbara beatrice bertha beth betty
    beverly brenda bridget carla carmen carol carolina caroline catherine cecilia charlotte cheryl
    chloe christina christine cindy claire clara claudia cynthia daisy daniela dawn deborah debra
    diana diane donna doris dorothy edith eileen elaine eleanor elena elizabeth ella ellen emily
    emma esther eva evelyn fatima fiona florence frances francesca gemma gloria grace greta hannah
    harriet heather helen hillary holly indira ingrid irene iris isabel isabella jacqueline jackie
    jane janet janice jennifer jenny jessica jill joan joanna joanne joyce judith judy julia
    juliana julie june karen kate katherine kathleen kathryn katie kimberly kirsten lara laura
    lauren leah leila lily linda lisa liz louise lucia lucy lydia lynn madeleine maggie margaret
    maria marie marilyn marion marta martha mary maureen maya megan melanie melissa michelle nadia
    nancy naomi natalia natalie natasha nicole nina nora olga olivia pamela patricia paula pauline
    peggy penelope petra phoebe polly priya rachel rebecca rita rosa rose rosemary ruby ruth
    sabrina sally samantha sandra sara sarah sharon sheila sofia sonia sophia sophie stacy stella
    stephanie sue susan suzanne svetlana sylvia tamara tania tanya tatiana teresa theresa tina
    ursula valentina valerie vanessa vera veronica victoria virginia vivian wanda wendy yasmin
    yvonne zahra zoe adele adriana alma annie antonia ava bella bernadette bonnie brigitte camilla
    candice carole cassandra celia charlene claudette colette constance cora cordelia dana daphne
    dolores eloise elsa erica erin esme estelle eugenia eunice faye felicity freda frida gabriela
    genevieve georgia georgina geraldine gertrude gillian gina gladys gretchen gwen hattie hazel
    hilda hope ida imogen ines ivy jasmine jean joann jodie josephine josie juanita juliet kara
    kathy katrina kelly kristen kristin lena lillian lois loretta lorraine lucille luisa lynne mabel
    marcia margot marianne marina marjorie marlene matilda maud maxine mercedes meredith mia mildred
    miranda miriam molly monica myra nellie norma pearl phyllis ramona roberta rosalind rosie roxana
    sadie selena selma serena shirley sigrid simone tara thelma tiffany toni tracey vicky vivien
    violet wilma winifred zelda
    """)
_OF_EITHER = table("""
    alex andrea ariel cameron chris claude dana francis jackie jamie jan jean jo jordan kelly kim
    laurence lee leslie lynn marion morgan nicola nikita pat robin sam sandy shannon stacy sidney
    terry toni tracy yasser ashley vivian june dawn
    """)
_OF_MEN = table("""
    abel adolf al alan alfredo alfonso allan alvin angelo archibald archie arnaud barney barry
    benny bert bertrand blake bob brett bryce byron calvin cecil cedric chester chuck clark clayton
    clifford clint clive clyde cornelius curt curtis cyrus dale damian damien darryl dave davis
    deepak denny dexter dick dirk don duncan dwight earl edmond edwin eliot elliott elmer elvis
    emile emil emilio eugene ezra fabian fernand floyd franz fritz gabe gene george gerry gilbert
    giles glen glenn gottfried grant gus guy hal hank harvey herb herman hector horace howie hubert
    humphrey ira irving jared jay jed jeff jeffery jerome jock joao jonas jonny josh jules julius
    kent kirk kit kurt lance larry lars lee leroy lester lionel lorenzo lou lowell luca ludwig
    luther lyle mack magnus marshall marvin maurizio melvin miles milton mitchell monty morris
    murray ned neville niall nick norm oswald pascal pat paulo pete phil quentin randall randy raul
    ray reggie reginald rex rob robbie rod rodney ron ronnie rory rufus salvatore seth sid sidney
    silvio stan sven tad teddy terence theo thierry toby ulysses vernon vic vince vito wallace walt
    wes wesley wilbur wilfred willie xavi yan zach
    """)
_TITLES = {
    **dict.fromkeys(
        ("mr", "sir", "king", "prince", "lord", "actor", "businessman", "spokesman", "congressman",
         "chairman", "brother", "son", "father", "husband", "uncle", "nephew", "duke", "emperor",
         "pope", "priest", "monk", "count", "baron", "salesman", "policeman", "fisherman"),
        MASCULINE,
    ),
    **dict.fromkeys(
        ("mrs", "ms", "miss", "queen", "princess", "lady", "actress", "dame", "businesswoman",
         "spokeswoman", "congresswoman", "chairwoman", "sister", "daughter", "mother", "wife",
         "aunt", "niece", "duchess", "empress", "nun", "countess", "baroness", "saleswoman",
         "policewoman", "waitress", "heroine"),
        FEMININE,
    ),
}  # fmt: skip


def gender_of_title(word: str) -> frozenset[str]:
    """Return the pronouns that a word before a name asks for, or none.

    Example:
        >>> "she" in gender_of_title("Mrs"), bool(gender_of_title("Dr"))
        (True, False)
    """
    return _TITLES.get(word.lower().strip("."), frozenset())


def gender_of_name(name: str) -> frozenset[str]:
    """Return the pronouns that the first word of a full name asks for, or none when unknown.

    Example:
        >>> "she" in gender_of_name("Anna Berg"), bool(gender_of_name("Chris Berg"))
        (True, False)
    """
    first = name.partition(" ")[0].lower()
    if first in _OF_EITHER:
        return frozenset()
    if first in _OF_WOMEN:
        return FEMININE
    return MASCULINE if first in _OF_MEN or is_given_name(first) else frozenset()
