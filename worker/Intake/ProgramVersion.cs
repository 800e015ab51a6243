using System.Globalization;
using System.Reflection;

namespace MongCai.Poverty.Etl.Intake;

/// <summary>Which build of the program this is: what one build could not read, the next one tries again.</summary>
/// <param name="Text">Differs between any two builds of different sources, <c>0.1.0+3f2a91c 8d1e04b7</c>; at most <see cref="Longest"/> characters.</param>
public sealed record ProgramVersion(string Text)
{
    /// <summary>Characters that are kept.</summary>
    public const int Longest = 100;

    /// <summary>The running program: its version, and a part of the number that the compiler makes from the sources, for builds that bear the same version.</summary>
    public static ProgramVersion Current { get; } = Of(typeof(ProgramVersion).Assembly);

    private static ProgramVersion Of(Assembly program)
    {
        var version = program.GetCustomAttribute<AssemblyInformationalVersionAttribute>()?.InformationalVersion ?? "";
        var build = program.ManifestModule.ModuleVersionId.ToString("N", CultureInfo.InvariantCulture)[..8];
        return new($"{version[..Math.Min(version.Length, Longest - 9)]} {build}");
    }
}
