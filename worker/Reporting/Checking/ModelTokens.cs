using System.Text.Json;
using MongCai.Poverty.Etl.Reporting.Models;

namespace MongCai.Poverty.Etl.Reporting.Checking;

/// <summary>Every figure that the model of a document holds, and those that belong to one named line of it, as a ward.</summary>
internal sealed class ModelTokens
{
    private static readonly string[] NameMembers = ["name", "label", "policy"];

    private readonly HashSet<string> all = new(StringComparer.Ordinal);
    private readonly Dictionary<string, HashSet<string>> named = new(StringComparer.Ordinal);

    /// <summary>Reads the model as it was stored.</summary>
    public ModelTokens(string json)
    {
        using var model = JsonDocument.Parse(json);
        FindNames(model.RootElement);
        Collect(model.RootElement, []);
        Names = [.. named.Keys.OrderByDescending(name => name.Length)];
    }

    /// <summary>Names of lines, longest first, so that a name is not taken for the beginning of another.</summary>
    public IReadOnlyList<string> Names { get; }

    /// <summary>True when a figure stands in the model, whole or in its parts.</summary>
    public bool Has(FigureToken figure) => all.Contains(figure.Text) || (figure.Text.Contains('/', StringComparison.Ordinal) && figure.Parts.All(all.Contains) && IsWhole(figure));

    /// <summary>True when the model gives the figure to the line of this name.</summary>
    public bool Has(string name, string figure) => named[name].Contains(figure);

    /// <summary>A fraction may be put together from two numbers; a date or the number of a paper may not.</summary>
    private static bool IsWhole(FigureToken figure) => figure.Parts.Count() == 2 && figure.Text.All(letter => char.IsAsciiDigit(letter) || letter is '/' or '.');

    private void FindNames(JsonElement element)
    {
        if (element.ValueKind == JsonValueKind.Array)
            foreach (var item in element.EnumerateArray()) FindNames(item);
        if (element.ValueKind != JsonValueKind.Object) return;
        foreach (var member in element.EnumerateObject())
            if (NameMembers.Contains(member.Name, StringComparer.Ordinal) && member.Value.ValueKind == JsonValueKind.String && member.Value.GetString() is { Length: > 1 } name)
                named.TryAdd(name, new(StringComparer.Ordinal));
            else FindNames(member.Value);
    }

    /// <summary>What stands in a record belongs to the lines whose names the record bears, however its member is called.</summary>
    private void Collect(JsonElement element, IReadOnlyList<HashSet<string>> lines)
    {
        switch (element.ValueKind)
        {
            case JsonValueKind.Object:
                HashSet<string>[] within = [.. lines, .. element.EnumerateObject().Where(IsName).Select(member => named[member.Value.GetString()!])];
                foreach (var member in element.EnumerateObject()) Collect(member.Value, within);
                break;
            case JsonValueKind.Array:
                foreach (var item in element.EnumerateArray()) Collect(item, lines);
                break;
            case JsonValueKind.String:
                Add(element.GetString()!, lines);
                break;
            case JsonValueKind.Number:
                // A template writes it grouped; a function of it, as string.pad_left, does not.
                Add(element.ToString(), lines);
                Add(VietnameseText.Count(element.GetInt64()), lines);
                break;
        }
    }

    private bool IsName(JsonProperty member) => member.Value.ValueKind == JsonValueKind.String && named.ContainsKey(member.Value.GetString()!);

    private void Add(string text, IReadOnlyList<HashSet<string>> lines)
    {
        foreach (var figure in FigureToken.Read(text))
        {
            all.Add(figure.Text);
            foreach (var line in lines) line.Add(figure.Text);
        }
    }
}
