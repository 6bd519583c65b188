/** Words that stand in any question and tell nothing of what it is about; folded. */
export const fillerWords: ReadonlySet<string> = new Set(
  [
    'a about after again all also am an and any are as at be because been but by can cannot cant could did do does',
    'doesnt dont each every for from get gets getting give go goes got had has have hello help her here hi how i if im',
    'in into is isnt it its ive just keep keeps know let like make many may me more most must my need new no not now of',
    'off on one only or other our out over please problem problems she since so some still that the their them then',
    'there these they this time times to today too try trying up us use very want was we were what when where which who why will',
    'with wont work working works would yes yesterday you your',
    'ab aber alle alles als am an auch auf aus bei beim bin bis bitte da dann das dass dem den der des die dies diese',
    'diesem diesen dieser dieses doch dort du durch ein eine einem einen einer eines er es etwas fur fuer funktioniert',
    'ganz gar geht gerade gestern habe haben hallo hat heute hier hilfe ich ihr im immer in ist ja jetzt kann kein keine',
    'keinen kann konnen koennen machen mal man mehr mein meine meinem meinen meiner mich mir mit mochte moechte muss nach',
    'nein nicht nichts noch nun nur ob oder ohne schon seit sich sie sind so uber ueber um und uns unser unsere vom von',
    'vor was weg wenn wer werden wie wieder will wir wird wo zeit zu zum zur',
  ].flatMap((line) => line.split(' ')),
);
