// The rules by which internal/web checks every page of the server: html-validate's recommended ones, but for these.
const address = ["/^\\S+$/"]; // no blank in it
const mediaType = ["/^[^\\s/]+\\/[^\\s/]+/"];

module.exports = {
  root: true,
  extends: ["html-validate:recommended"],
  // It takes any value for these, and HTML doesn't.
  elements: [
    "html5",
    {
      a: { attributes: { href: { enum: address }, type: { enum: mediaType } } },
      link: { attributes: { href: { enum: address }, type: { enum: mediaType } } },
      img: { attributes: { src: { enum: address } } },
      script: { attributes: { src: { enum: address } } },
      form: { attributes: { action: { enum: address } } },
    },
  ],
  rules: {
    // templ writes it so; HTML takes either.
    "doctype-style": ["error", { style: "lowercase" }],
    // The boxes of a list share a name: that is how several values of one filter are sent.
    "form-dup-name": ["error", { shared: ["radio", "checkbox", "submit", "button"] }],
    // Lists and sections have names for screen readers, as ARIA permits.
    "aria-label-misuse": ["error", { allowAnyNamable: true }],
    // A title names the filter, however long; who shows it cuts it.
    "long-title": "off",
    // The form of the map's layers is there with script only and acts at once.
    "wcag/h32": "off",
  },
};
