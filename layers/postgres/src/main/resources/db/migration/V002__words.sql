-- How text becomes lexemes and stems. Text comes in normalised (see Normaliser).

create function burhan_configuration(language text) returns regconfig language sql immutable parallel safe as $$
  select case language
    when 'en' then 'english' when 'ar' then 'arabic' when 'fr' then 'french' when 'de' then 'german'
    when 'es' then 'spanish' when 'tr' then 'turkish' when 'it' then 'italian' when 'pt' then 'portuguese'
    when 'nl' then 'dutch' else 'simple' end::regconfig
$$;

-- The stock English dictionary drops stop words; pairs of stems need them.
create text search dictionary burhan_english (template = snowball, language = english);

create function burhan_stem(language text, word text) returns text language sql stable parallel safe as $$
  select coalesce((ts_lexize(case language
    when 'en' then 'burhan_english' when 'ar' then 'arabic_stem' else 'simple' end::regdictionary, word))[1], word)
$$;

-- One stem for each of the words, which come with one space between them. A key of an index holds 2,704 bytes, so of a
-- word without end (a number in base 64, a script without spaces) the beginning must do.
create function burhan_stems(language text, words text) returns text language sql stable parallel safe as $$
  select coalesce(string_agg(burhan_stem(language, left(word, 200)), ' ' order by n), '')
  from regexp_split_to_table(words, ' ') with ordinality as split(word, n)
  where word <> ''
$$;
