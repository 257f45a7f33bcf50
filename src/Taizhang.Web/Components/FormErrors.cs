namespace Taizhang.Web.Components;

/// <summary>A reason a form was refused, and the field it concerns; no field: the form as a whole.</summary>
public sealed record FieldError(string? Field, string Text);

/// <summary>Every reason a form was refused, in the order they are told.</summary>
public sealed class FormErrors
{
    private readonly List<FieldError> _all = [];

    public IReadOnlyList<FieldError> All => _all;

    public bool Any => _all.Count > 0;

    public FormErrors Add(string? field, string text)
    {
        _all.Add(new FieldError(field, text));
        return this;
    }

    public IEnumerable<string> For(string field) =>
        _all.Where(error => string.Equals(error.Field, field, StringComparison.OrdinalIgnoreCase)).Select(error => error.Text);
}
