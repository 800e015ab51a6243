using System.Globalization;
using System.Text.Json;
using MongCai.Poverty.Etl.Cli;
using MongCai.Poverty.Etl.Model;

namespace MongCai.Poverty.Etl.Tests.Integration.Reading;

/// <summary>Compares answers of <c>inspect --json</c> with the truth that lies beside the samples.</summary>
internal static class SampleTruth
{
    /// <summary>The answer as the program prints it.</summary>
    public static JsonElement Answer(string file, JudgedWorkbook judged)
    {
        using var stream = new MemoryStream();
        InspectJson.Write(stream, file, judged);
        return JsonDocument.Parse(stream.ToArray()).RootElement.Clone();
    }

    /// <summary>Every value of the truth that the answer does not give, as path, wanted and found.</summary>
    public static IEnumerable<string> Differences(JsonElement want, JsonElement got, string path = "")
    {
        if (want.ValueKind == JsonValueKind.Object)
            return got.ValueKind != JsonValueKind.Object ? [$"{path}: no object"]
                : want.EnumerateObject().SelectMany(field => got.TryGetProperty(field.Name, out var found) ? Differences(field.Value, found, $"{path}.{field.Name}") : [$"{path}.{field.Name}: missing"]);
        if (want.ValueKind == JsonValueKind.Array) return Items(want, got, path);
        return Same(want, got) ? [] : [$"{path}: wanted {want.GetRawText()}, found {got.GetRawText()}"];
    }

    private static IEnumerable<string> Items(JsonElement want, JsonElement got, string path)
    {
        var (wanted, found) = (Sorted(want), got.ValueKind == JsonValueKind.Array ? Sorted(got) : []);
        return wanted.Count != found.Count
            ? [$"{path}: wanted {wanted.Count}, found {found.Count}"]
            : wanted.Zip(found).SelectMany((pair, index) => Differences(pair.First, pair.Second, $"{path}[{index}]"));
    }

    /// <summary>Households are compared by code, everything else in its order.</summary>
    private static List<JsonElement> Sorted(JsonElement array)
    {
        var items = array.EnumerateArray().ToList();
        return items.TrueForAll(item => item.ValueKind == JsonValueKind.Object && item.TryGetProperty("head", out _))
            ? [.. items.OrderBy(item => item.GetProperty("code").GetString(), StringComparer.Ordinal)]
            : items;
    }

    private static bool Same(JsonElement want, JsonElement got) => (want.ValueKind, got.ValueKind) switch
    {
        (JsonValueKind.Number, JsonValueKind.Number) => Math.Abs(want.GetDecimal() - got.GetDecimal()) < 0.005m,
        (JsonValueKind.String, JsonValueKind.String) => OldTones(want.GetString()!) == OldTones(got.GetString()!),
        _ => want.ValueKind == got.ValueKind,
    };

    /// <summary>The samples compare texts without regard to the old or new place of the tone mark in oa, oe, uy.</summary>
    private static string OldTones(string text)
    {
        foreach (var (old, modern) in Tones) text = text.Replace(old, modern, StringComparison.Ordinal).Replace(Capital(old), Capital(modern), StringComparison.Ordinal);
        return text.Normalize();
    }

    private static string Capital(string text) => text[..1].ToUpper(CultureInfo.InvariantCulture) + text[1..];

    private static readonly (string Old, string Modern)[] Tones =
    [
        ("oà", "òa"), ("oá", "óa"), ("oả", "ỏa"), ("oã", "õa"), ("oạ", "ọa"), ("oè", "òe"), ("oé", "óe"), ("uỷ", "ủy"), ("uỳ", "ùy"), ("uý", "úy"), ("uỹ", "ũy"), ("uỵ", "ụy"),
    ];
}
