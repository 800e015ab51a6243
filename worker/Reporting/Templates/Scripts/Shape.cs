using System.Collections;
using System.Text.Json;
using MongCai.Poverty.Etl.Reporting.Models.Reports;

namespace MongCai.Poverty.Etl.Reporting.Templates.Scripts;

/// <summary>What a name of the model leads to; known without a model at hand, so that templates are checked before the first report.</summary>
internal abstract record Shape
{
    /// <summary>Text, whole number, yes or no.</summary>
    public sealed record Value(string Kind) : Shape;

    /// <summary>A list.</summary>
    public sealed record List(Shape Item) : Shape;

    /// <summary>Something with members.</summary>
    public sealed record Record(IReadOnlyDictionary<string, Shape> Members) : Shape;

    /// <summary>The result of a function or of arithmetic: not followed further.</summary>
    public sealed record Unknown : Shape;

    /// <summary>The names that stand in every template of a report.</summary>
    public static Record Report { get; } = Document(typeof(ReportModel));

    /// <summary>The names that stand in every template of a document: those of its model, the pictures that may have been drawn, the words of the area.</summary>
    /// <param name="model">Type of the model.</param>
    public static Record Document(Type model) => new(new Dictionary<string, Shape>(((Record)Of(model)).Members, StringComparer.Ordinal)
    {
        [ReportPictures.Name] = ReportPictures.Shape,
        [AreaWords.Name] = AreaWords.Shape,
    });

    /// <summary>The names that stand in every template of a message: those of its model and the words of the area.</summary>
    /// <param name="model">Type of the model.</param>
    public static Record Message(Type model) => new(new Dictionary<string, Shape>(((Record)Of(model)).Members, StringComparer.Ordinal) { [AreaWords.Name] = AreaWords.Shape });

    /// <summary>The shape of a plain record type, with the names its JSON has.</summary>
    public static Shape Of(Type type)
    {
        type = Nullable.GetUnderlyingType(type) ?? type;
        if (type == typeof(string) || type == typeof(DateOnly)) return new Value("chữ");
        if (type == typeof(int)) return new Value("số nguyên");
        if (type == typeof(bool)) return new Value("có/không");
        if (typeof(IEnumerable).IsAssignableFrom(type)) return new List(Of(type.GetGenericArguments()[0]));
        return new Record(type.GetProperties().Where(property => !property.IsDefined(typeof(NotForTemplatesAttribute), inherit: false)).ToDictionary(
            property => JsonNamingPolicy.SnakeCaseLower.ConvertName(property.Name), property => Of(property.PropertyType), StringComparer.Ordinal));
    }

    /// <summary>True when both have the same kind and members, or one is not followed.</summary>
    public bool IsLike(Shape other) => this is Unknown || other is Unknown
        || (GetType() == other.GetType() && Paths().Select(path => path.Path).Order(StringComparer.Ordinal).SequenceEqual(other.Paths().Select(path => path.Path).Order(StringComparer.Ordinal)));

    /// <summary>Every name that can be written, with a dot between the steps and <c>[]</c> behind lists.</summary>
    public IEnumerable<(string Path, Shape Shape)> Paths(string prefix = "") => this switch
    {
        Record record => record.Members.SelectMany(member =>
            member.Value.Paths(prefix.Length == 0 ? member.Key : $"{prefix}.{member.Key}")
                .Prepend((prefix.Length == 0 ? member.Key : $"{prefix}.{member.Key}", member.Value))),
        List list => list.Item.Paths(prefix + "[]"),
        _ => [],
    };
}
