using System.Reflection;

namespace MongCai.Poverty.Etl.Operations;

/// <summary>The one stylesheet of the pages, carried inside the program.</summary>
public static class Stylesheet
{
    /// <summary>Where the pages find it; new with every build, so that browsers may keep it.</summary>
    public static string Path { get; } = $"/giao-dien-{typeof(Stylesheet).Module.ModuleVersionId:N}.css";

    /// <summary>Maps it, also for the sign-in page.</summary>
    public static void MapStylesheet(this IEndpointRouteBuilder endpoints)
    {
        var content = Read();
        endpoints.MapGet(Path, (HttpContext context) =>
        {
            context.Response.Headers.CacheControl = "public, max-age=31536000, immutable";
            return Results.Bytes(content, "text/css; charset=utf-8");
        }).AllowAnonymous();
    }

    private static byte[] Read()
    {
        using var stream = Assembly.GetExecutingAssembly().GetManifestResourceStream("operations.css")!;
        using var content = new MemoryStream();
        stream.CopyTo(content);
        return content.ToArray();
    }
}
