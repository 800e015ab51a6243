using System.Reflection;
using System.Text.Encodings.Web;
using System.Text.Json;
using System.Text.Unicode;
using Scriban.Runtime;

namespace MongCai.Poverty.Etl.Reporting.Templates.Scripts;

/// <summary>The model as JSON, and the JSON as the read-only objects that templates see: what is stored is exactly what was printed.</summary>
internal static class ModelScript
{
    private static readonly JsonSerializerOptions Options = new()
    {
        PropertyNamingPolicy = JsonNamingPolicy.SnakeCaseLower,
        Encoder = JavaScriptEncoder.Create(UnicodeRanges.All),
        WriteIndented = true,
        NewLine = "\n",
    };

    /// <summary>Every public property of the record itself, whatever type it is held as.</summary>
    public static string Json(object model) => JsonSerializer.Serialize(model, model.GetType(), Options);

    /// <summary>The record that <see cref="Json"/> wrote.</summary>
    public static T Model<T>(string json) => JsonSerializer.Deserialize<T>(json, Options)!;

    public static ScriptObject Script(string json)
    {
        using var document = JsonDocument.Parse(json);
        return (ScriptObject)Value(document.RootElement)!;
    }

    /// <summary>What the templates of a document may name: the model, the pictures that were drawn, the words of the area. What may be empty and was not known when the model was stored is empty.</summary>
    /// <param name="model">Type of the model.</param>
    /// <param name="json">The model.</param>
    /// <param name="pictures">The pictures.</param>
    /// <param name="area">The area.</param>
    public static ScriptObject Globals(Type model, string json, IReadOnlyList<ReportPicture> pictures, Area area)
    {
        var globals = new ScriptObject();
        foreach (var member in model.GetProperties().Where(MayBeEmpty)) globals[JsonNamingPolicy.SnakeCaseLower.ConvertName(member.Name)] = null;
        foreach (var (name, value) in Script(json)) globals[name] = value;
        globals[ReportPictures.Name] = ReportPictures.Script(pictures);
        globals[AreaWords.Name] = AreaWords.Script(area);
        globals.IsReadOnly = true;
        return globals;
    }

    /// <summary>What the templates of a message may name: the model and the words of the area.</summary>
    public static ScriptObject Globals(string json, Area area)
    {
        var globals = new ScriptObject { [AreaWords.Name] = AreaWords.Script(area) };
        foreach (var (name, value) in Script(json)) globals[name] = value;
        globals.IsReadOnly = true;
        return globals;
    }

    private static bool MayBeEmpty(PropertyInfo member) => new NullabilityInfoContext().Create(member).ReadState == NullabilityState.Nullable;

    private static object? Value(JsonElement element) => element.ValueKind switch
    {
        JsonValueKind.Object => Record(element),
        JsonValueKind.Array => new ScriptArray(element.EnumerateArray().Select(Value)) { IsReadOnly = true },
        JsonValueKind.String => element.GetString(),
        JsonValueKind.Number => element.GetInt64(),
        JsonValueKind.True => true,
        JsonValueKind.False => false,
        _ => null,
    };

    private static ScriptObject Record(JsonElement element)
    {
        var record = new ScriptObject();
        foreach (var member in element.EnumerateObject()) record[member.Name] = Value(member.Value);
        record.IsReadOnly = true;
        return record;
    }
}
