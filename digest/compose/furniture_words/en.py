"""The words of furniture in English."""

from __future__ import annotations

from digest.compose.furniture_words.words import Words, listed

ENGLISH = Words(
    labels=listed("""
        print this {piece} | paid partnership | report a typo/mistake | notify me | powered by wordpress |
        editor's/editors' picks/choice | helpful | yes no | ad | ads | advert | advertisement/advertising | admin |
        editorial team/staff | staff | staff/web/news/senior reporter/writer/desk/editor | back to top | skip to
        content | home | menu | search | log/sign in | sign up | loading | dismiss | contents | table of contents |
        in/on this {piece} | jump to | jump to content/recipe/video | print | print {piece} | save | save {piece} |
        save for later | bookmark | pin | pin it | copy link/url | download app | get the app | email | email this |
        follow | follow me/us | follow us on | like | like this | reblog | share | share now/on/via/it | tweet | tweet
        this | facebook twitter | listen | listen to this {piece} | watch | image | photo | featured | source | sources
        | tags | views | more | next | next {piece} | previous | previous {piece} | latest/breaking/trending news |
        trending | trending now | newsletter | subscribe | subscribe now | sponsored | sponsored/promoted/partner
        content | promoted | click here | comment | comments | no comments | no comments yet | link | link comments |
        read time | rate this {piece} | was this {piece} helpful | getty images | shutterstock | istock | unsplash |
        most read | most read stories | top stories | trending stories | recommended stories | transcript below |
        republish this {piece} | report this ad | learn more
    """),
    closers=listed("""
        about author/me/us | about the author/authors/writer/editor | meet the author | add/leave/post/write/submit
        comment/reply | add/leave/post/write/submit a comment/reply/review | leave/drop/share your
        comment/comments/reply/thoughts | drop a comment/line | all/recent/reader comments | be the first to comment |
        comments are closed | your comment | discussion | join the conversation/discussion | have your say | what do
        you think | latest/recent/popular/more/related/similar/trending
        articles/posts/stories/news/reads/recipes/guides | related | related content/links/reading/topics/coverage |
        further/recommended/suggested reading | recommended | recommended for you | recommended stories | more for you
        | more like this | more from this author/site | most popular/read | what to read next | what others are reading
        | discover more | keep reading | read next | you may/might like/enjoy | you may/might also like/enjoy | you
        may/might also like these | post navigation | share this | share this {piece} | share this with friends | share
        with friends | share with your friends | share the love | spread the love/word | pass it on | tell your friends
        | tell a friend | like this post | follow for more | follow us on social media | subscribe to our newsletter |
        reply
    """),
    openers=listed("""
        share it with | share this {piece} | share with your friends | this {piece} has been updated | this {piece} was
        updated | this is a developing/breaking story | this is a breaking news story | this {piece} is part of |
        editor's/editors' note: | correction: | clarification: | note to readers: | our standards: | save my name |
        notify me of | powered by wordpress | originally posted at/on | © | (c) 19 | (c) 20 | copyright © | copyright
        (c) | copyright 19 | copyright 20 | all rights reserved | click/tap/press here | click on the/this link/button
        | click the/this link/button | tap the/this link | please click/visit our | continue reading
        below/at/on/the/this/our/here/with | learn more about us | for more/further/additional/full
        details/info/information | for more on this | for more stories/updates/such | for the full story | for the
        latest news | to know/learn/read more click | to know/learn/read more, click | to find out more click | to find
        out more, click | you can also find out more | from around the web | get in touch with us | if you
        enjoyed/liked/found/loved this {piece} | scroll down to | swipe up to | jump to recipe | leave a comment/reply
        | leave your comment/thoughts | let us know in the comments | please leave a comment | please like and share |
        please share this | share on facebook/twitter/whatsapp/x/linkedin/pinterest | share this {piece} | share this
        on/with | share via | listen to this {piece} | last modified/updated | featured/cover image | file photo |
        filed under | photo/photos/image/images/picture/pictures credit/credits/courtesy/source |
        photo:/photos:/photograph:/image:/images:/picture:/pictured:/credit:/credits:/source:/sources:/tags:/points:/comments:
        | photo illustration | read the full/original/whole {piece} | read the rest of | story/article continues below
        | thank you for reading | thanks for reading/watching | this {piece} was originally/first published | this
        {piece} originally/first appeared | this was originally published | to subscribe to our | article/comments url
        | view comments/original | view in browser | view this email | view this post on | visit our website | what do
        you think? let us know | with inputs from | this {piece} is/was republished/reprinted/reproduced/syndicated |
        this {piece} has been republished/reprinted/corrected/amended/syndicated | this {piece} was
        corrected/amended/republished | this {piece} is for subscribers/members | this {piece} is only available | this
        {piece} is available to subscribers/members | this content is for/exclusive/reserved | this {piece} is/was part
        one/two/three/four | this is part one/two/three/four/1/2/3/4/five/5 of | this newsletter is free | prices and
        availability are | prices are accurate/correct | prices were accurate/correct | read/see our
        privacy/terms/cookie | please consider supporting/donating/subscribing/sharing/becoming | consider supporting
        our | consider becoming a paid/member/patron/subscriber/supporter/free | your support makes our/this | your
        support helps us/our | note: this {piece} | note from the editor | a note from the editor | all
        images/photos/photographs by/courtesy/© | all images/photos/photographs are copyright/copyrighted/courtesy/© |
        opinions expressed here/are/in | the opinions expressed here/are/in | the views expressed here/are | the views
        expressed in this | the views and opinions expressed | views expressed here/are/in | the author's
        views/opinions are | turn on notifications/alerts | to continue reading,
        please/subscribe/log/sign/become/register/create | to read on, please/subscribe/log/sign | log/sign in to/or
        continue/read/create/register/subscribe | create a free/an account to | support quality/independent/local
        journalism | watch the video/clip/trailer below./above. | watch the full/whole video/interview/clip/episode on
        | see/view the gallery/photos below | scroll down for/to | hit/tap/click/press the bell | advertisement - |
        advertisement. | {piece} continues below/after | like what you read/see/read?/see? | for more
        news/stories/content like | tagged with: | tagged: | additional reporting by | reporting contributed by | with
        additional reporting | with files from the canadian/associated | with files from reuters/afp/ap/cp | with
        reporting by/from | no part of this {piece}/publication/website/site/material may | this material may not |
        this site is protected by | skip to main/content/navigation | call us today/now/at/on | contact us/our
        today/now/for/at/team | get in touch today | tell us what you think | share your
        experience/experiences/opinion/opinions/views/thoughts/story with/in | comment below/on this | keep reading
        to/for/below | got thoughts? | this site/website/page requires javascript | you have been unsubscribed |
        image/images/photo/photos/picture: getty | republish our {piece}/articles/stories | this {piece} was
        produced/created/made/written/supported in/by partnership/collaboration/association with/a/the | this {piece}
        was produced/created/made/supported with | advertisement: | what's your best/favorite/favourite | subscribers
        can/may read
    """),
    begging=listed("""
        already a/an subscriber?/member? | enjoyed/liked/loved this | enjoy/like/love this {piece}? | found this
        helpful/useful | was this email/newsletter/message forwarded | was this helpful | was this {piece} helpful |
        what are your thoughts | what do you think? | got a tip | have a tip/question/story | have questions | a
        version of this {piece} | accept cookies | affiliate disclosure | disclaimer: | disclosure: | all products are
        independently selected | our editors independently | we independently review/select | as an affiliate | as an
        amazon associate | we/i may earn | we/i may get/receive a commission | we may receive compensation | i earn a |
        some of the links | some links in this | the links in this | this {piece} contains affiliate | this {piece} may
        contain/include affiliate | this site/website contains affiliate | this site/website may contain affiliate |
        when/if you buy/purchase/shop through | become a patron/subscriber | become a member and/to/today | support our
        work/journalism/site | support independent journalism | please support us | by clicking accept/subscribe | by
        continuing to browse/use | by subscribing you agree | by subscribing, you agree | by using this site/website |
        this/our site/website uses cookies | this site uses akismet | we use cookies to/on/and/for/that | we use
        cookies. | we and our partners | we value your privacy | your privacy is important to us | please enable
        javascript | your email address will not be published | don't miss out on our | download our app/free | enter
        your email | follow us | get our app/best/free/latest/newsletter/weekly/daily | get the newsletter | get the
        latest news/updates | get updates delivered | join our community/newsletter/readers/telegram/whatsapp | join
        our mailing list | join the conversation | join thousands of readers/subscribers | like us on | looking for
        more great | want more news | want more stories like this | never miss a/an post/story/update/recipe/article |
        sign up for our | sign up for the newsletter | sign up here | sign up to our/receive | stay connected with us |
        stay in the loop | stay tuned to/with | stay tuned for more | stay updated/informed with our | stay up to date
        with our | subscribe for/now/today | subscribe to get/our/receive | subscribe to the newsletter | have
        something to say? | enjoying/enjoyed/liked/loved/like this {piece}? | got/have thoughts? | if you value
        our/this | if you like/love our/what | if you enjoyed/liked/enjoy/like this | if you found/liked/loved this |
        found this {piece} helpful/useful/interesting
    """),
    pointers=listed("""
        continue reading | find out more | find/learn/see more here | find out more here | also check/read/see/watch |
        also check out | also read this | check/read/see/watch also | check out | check this/it out | read/watch/check
        this | read/watch/check this next/too/now | don't miss | don't miss this | editor's/editors' pick | explore |
        explore more | further/more/recommended/suggested reading | go deeper | in case you missed it | keep reading |
        latest | learn more | listen | load/show/view/see/explore/discover more | more for you | more from | more
        here/info/information/stories | more on this | more on this {piece} | more to read | must read/see/watch |
        must-read | next read | next up | up next | people also read | previously | read | read full {piece} | read
        here/next/on/our/too/more/also | read it here | read more about/here | read more about it | read the {piece} |
        read the full {piece} | recommended/related/suggested/similar | recommended/related/similar {piece} |
        recommended/related/similar articles/coverage/news/posts/read/reads/stories/recipes/guides | recommended for
        you | suggested read | trending | trending now | view all | watch | watch now/video | what to read next | you
        may/might like/enjoy | you may/might also like/enjoy | you may also want to read |
        photo/photos/photographs/image/images/pictures by | pictured | caption | posted in | originally published |
        reporting/editing by
    """),
    phrases=listed("""
        our weekly/daily letter | hit the bell | been compensated by | sponsored this {piece} | this {piece} is
        sponsored by | all opinions are mine | all opinions are my own | opinions are my own | click on this/the link |
        click the link below | tap the link | click here | by clicking here | please click | link in bio | ; editing by
        | (editing by | from a syndicated feed | has not been edited by our | affiliate commission | affiliate links in
        this | we earn a commission | may earn a commission | may earn a small commission | may earn an affiliate | may
        earn us a commission | earn from qualifying purchases | no additional/extra cost to you | agree to our | our
        cookie/terms of/privacy policy | our terms of | our cookie | cookies to improve your experience | you need to
        enable javascript | all rights reserved | appeared first on | article url: http | delivered to your inbox |
        delivered straight to your | straight to your inbox | follow us on | like, share and | our facebook page | our
        telegram/whatsapp/youtube channel | our mailing list | our daily/weekly/free newsletter | in/to our newsletter
        | sign up for our newsletter | subscribe to our | unsubscribe at any time | in the comment section | in the
        comments below | in the comments section | tell us in the comments | let us know below | the comment box below
        | required fields are marked | read the full {piece} here | share this {piece} with | share your thoughts below
        | share your thoughts in the | view this post on instagram | visit our website | contributed to this
        report/story/article/piece | contributed reporting | free articles remaining/left | limit of free articles |
        may not be published, broadcast | without permission is prohibited | receives funding from | the bell icon |
        subscribe or log | log in or subscribe | republished with permission | under a creative commons | from the
        comments section below | gambling problem? | , editing by
    """),
    attributions=frozenset({("the post ", " appeared first on "), ("the article ", " appeared first on ")}),
    continuations=listed("""
        continue reading | keep reading | read more | read on | read the rest | read the full {piece} | click to read |
        (more…) | (more...) | see more
    """),
    bylines=listed("""
        by | author | authored/contributed/edited/posted/published/reported/reviewed/submitted/written by |
        story/text/words by | medically reviewed by | fact checked by | posted/published on
    """),
    reading=listed("read | reading | readtime"),
    minutes=listed("min | mins | minute | minutes"),
    calendar=listed("""
        january | february | march | april | may | june | july | august | september | october | november | december |
        jan | feb | mar | apr | jun | jul | aug | sep | sept | oct | nov | dec | monday | tuesday | wednesday |
        thursday | friday | saturday | sunday | mon | tue | tues | wed | thu | thur | thurs | fri | sat | sun | today |
        yesterday | minute | minutes | min | mins | hour | hours | day | days | week | weeks | month | months | year |
        years | ago | date | time | first | last | updated | published | posted | modified | on | at | of | st | nd |
        rd | th | am | pm | a | p | m | utc | gmt | est | edt | pst | pdt | cst | cdt | bst | cet | cest | ist
    """),
    about=listed("""
        your go-to/trusted/reliable/premier/ultimate source/destination/resource/platform/site/website/hub/blog | your
        one stop | your one-stop | your number one source | your daily dose/source | your favorite/favourite
        destination | your home for | is your trusted | one-stop destination | destination for all things | we are your
        | welcome to our | welcome to the home of | here at our | stopping by our | thanks for visiting | thank you for
        visiting | thanks for stopping by | about our team | our team of | our editorial/talented/passionate team |
        dedicated/passionate/talented/small team of | team of dedicated/experienced/passionate/talented/writers |
        committed/dedicated to bringing/delivering/providing | strive/strives to bring/deliver/provide/offer | our goal
        is to bring/help/provide | our mission is to | our mission: | we are passionate about | we're passionate about
        | we bring you | we cover everything from | we believe in | our readers | join us as we | join us on our/this |
        keep/keeps you informed/updated | years of experience | passion for
        sharing/writing/food/technology/travel/cooking/sport | passionate about sharing | love of storytelling | loves
        to write | has been writing | freelance writer | content writer/creator | food blogger | tech enthusiast | avid
        reader | when not writing | when he's/she's not writing | independent publication | whether you're looking | is
        a/an senior/staff/freelance/contributing/former/award-winning/independent
        reporter/writer/journalist/editor/correspondent/columnist/contributor/author/photographer | is a/an/our
        reporter/writer/journalist/editor/correspondent/columnist/contributor |
        reporter/writer/journalist/editor/correspondent/columnist/contributor at/for/covering/based | writes
        about/for/on | is the author/editor/founder of
    """),
    calls=listed("""
        bookmark | contact | download | drop | email | follow | hit | join | leave | let | like | pin | please | rate |
        save | share | stay | subscribe | support | tell | visit | welcome | write
    """),
    called=listed("""
        comments | comment | newsletter | newsletters | inbox | subscribers | channel | patreon | paypal | facebook |
        instagram | whatsapp | telegram | twitter | youtube | linkedin | pinterest | tiktok | website | webpage | bell
    """),
    offers=listed("""
        newsletter | inbox | website | site | blog | content | articles | readers | writers | editors | team |
        community | updates | stories | coverage | journalism | platform | mission | journey | insights | subscribers |
        followers
    """),
)
