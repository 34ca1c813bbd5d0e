-- Fields that every stretch of an article's text has, added to the getters of a class.

return function(getters)
  function getters.article(_, _, article) return article end
  function getters.start(_, values) return values.span[1] end
  function getters.stop(_, values) return values.span[2] end
  function getters.text(_, values, article) return article.text:sub(values.span[1], values.span[2]) end
  return getters
end
