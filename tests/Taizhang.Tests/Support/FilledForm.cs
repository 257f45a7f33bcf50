using AngleSharp.Dom;
using AngleSharp.Html.Dom;

namespace Taizhang.Tests.Support;

/// <summary>A form as a browser without script would send it: what stands in it, what a person changes, and the button pressed.</summary>
public sealed class FilledForm
{
    private readonly List<KeyValuePair<string, string>> _values = [];

    /// <summary>A form with nothing in it yet.</summary>
    public FilledForm()
    {
    }

    /// <summary>The form of that name on a page.</summary>
    public FilledForm(IHtmlDocument page, string form)
    {
        var handler = page.QuerySelector($"form input[name=_handler][value={form}]") ?? throw new InvalidOperationException($"No form {form} on the page.");
        foreach (var control in handler.Closest("form")!.QuerySelectorAll("input, select, textarea"))
        {
            Take(control);
        }
    }

    /// <summary>Sets every value of a name.</summary>
    public FilledForm Set(string name, params string[] values)
    {
        _values.RemoveAll(each => each.Key == name);
        _values.AddRange(values.Select(value => KeyValuePair.Create(name, value)));
        return this;
    }

    /// <summary>Takes one tick away.</summary>
    public FilledForm Untick(string name, string value)
    {
        _values.RemoveAll(each => each.Key == name && each.Value == value);
        return this;
    }

    /// <summary>All it sends.</summary>
    public IReadOnlyList<KeyValuePair<string, string>> Values => _values;

    /// <summary>The names of what it sends.</summary>
    public IEnumerable<string> Names => _values.Select(each => each.Key).Distinct();

    /// <summary>The values of a name.</summary>
    public IReadOnlyList<string> this[string name] => [.. _values.Where(each => each.Key == name).Select(each => each.Value)];

    /// <summary>Sends it.</summary>
    public Task<Answer> SendAsync(Browser browser, string path) => browser.PostAsync(path, _values);

    private void Take(IElement control)
    {
        if (control.GetAttribute("name") is not { Length: > 0 } name)
        {
            return;
        }

        switch (control)
        {
            case IHtmlInputElement { Type: "checkbox" or "radio" } box when !box.IsChecked:
                break;
            case IHtmlInputElement input:
                _values.Add(new(name, input.Value));
                break;
            case IHtmlSelectElement select:
                _values.Add(new(name, select.Value ?? ""));
                break;
            case IHtmlTextAreaElement text:
                _values.Add(new(name, text.Value));
                break;
        }
    }
}
