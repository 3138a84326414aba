// Between which kinds of nodes staged edges lead.
(from='{source}', to='{target}')
