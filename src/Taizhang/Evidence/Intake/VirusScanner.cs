using System.Buffers.Binary;
using System.Net.Sockets;
using System.Text;

namespace Taizhang.Evidence.Intake;

/// <summary>Where a virus scanner listens: a host and port, or a socket of the machine.</summary>
public sealed record ScannerAddress(string Host, int Port, string? Socket)
{
    /// <summary>Reads <c>tcp://host:port</c> or <c>unix:/path</c>; null where it is neither.</summary>
    public static ScannerAddress? Read(string text)
    {
        if (text.StartsWith("unix:/", StringComparison.Ordinal))
        {
            return new("", 0, text["unix:".Length..]);
        }

        return Uri.TryCreate(text, UriKind.Absolute, out var address) && address is { Scheme: "tcp", Port: > 0, Host.Length: > 0 } ? new(address.Host, address.Port, null) : null;
    }
}

/// <summary>What a scanner says of a file.</summary>
/// <param name="IsClean">Whether it found nothing.</param>
/// <param name="Found">What it found; null where it could not be asked.</param>
internal readonly record struct Scan(bool IsClean, string? Found);

/// <summary>Lets clamd look into a file, by its INSTREAM command; where no scanner is configured every file is clean.</summary>
/// <remarks>A scanner that is configured and does not answer, or not in its own words, has not said that a file is clean.</remarks>
public sealed class VirusScanner(EvidenceSettings settings)
{
    private const int Piece = 1 << 16;

    private const int LongestAnswer = 4096;

    /// <summary>Asks about a file, from where it stands.</summary>
    internal async Task<Scan> LookAsync(Stream file, CancellationToken cancellationToken)
    {
        if (settings.Scanner is not { } address)
        {
            return new(true, null);
        }

        using var patience = CancellationTokenSource.CreateLinkedTokenSource(cancellationToken);
        patience.CancelAfter(TimeSpan.FromSeconds(settings.ScannerSeconds));
        try
        {
            using var socket = address.Socket is { } path ? new Socket(AddressFamily.Unix, SocketType.Stream, ProtocolType.Unspecified) : new Socket(SocketType.Stream, ProtocolType.Tcp);
            await (address.Socket is { } local ? socket.ConnectAsync(new UnixDomainSocketEndPoint(local), patience.Token) : socket.ConnectAsync(address.Host, address.Port, patience.Token));
            await using var line = new NetworkStream(socket);
            return Read(await AskAsync(line, file, patience.Token));
        }
        catch (Exception away) when (away is SocketException or IOException or OperationCanceledException && !cancellationToken.IsCancellationRequested)
        {
            return new(false, null);
        }
    }

    private static async Task<string> AskAsync(NetworkStream line, Stream file, CancellationToken cancellationToken)
    {
        await line.WriteAsync("zINSTREAM\0"u8.ToArray(), cancellationToken);
        var piece = new byte[sizeof(int) + Piece];
        int read;
        while ((read = await file.ReadAsync(piece.AsMemory(sizeof(int)), cancellationToken)) > 0)
        {
            BinaryPrimitives.WriteInt32BigEndian(piece, read);
            await line.WriteAsync(piece.AsMemory(0, sizeof(int) + read), cancellationToken);
        }

        await line.WriteAsync(new byte[sizeof(int)], cancellationToken);
        var answer = new byte[LongestAnswer];
        var known = 0;
        while (known < answer.Length && (read = await line.ReadAsync(answer.AsMemory(known), cancellationToken)) > 0)
        {
            known += read;
            if (answer[known - 1] == 0)
            {
                break;
            }
        }

        return Encoding.UTF8.GetString(answer, 0, known).TrimEnd('\0', '\n');
    }

    private static Scan Read(string answer)
    {
        const string Said = "stream: ", Found = " FOUND";
        return answer == Said + "OK" ? new(true, null)
            : answer.StartsWith(Said, StringComparison.Ordinal) && answer.EndsWith(Found, StringComparison.Ordinal) ? new(false, answer[Said.Length..^Found.Length])
            : new(false, null);
    }
}
