namespace Taizhang.Evidence.Files;

/// <summary>A kept file as a stream that can be read from any place; opens the store when it is first read.</summary>
/// <remarks>A changed or missing file is an <see cref="InvalidDataException"/> or <see cref="FileNotFoundException"/> while it is read.</remarks>
internal sealed class OpenedFile(IFileStore store, string name, FileSeal seal, long length) : Stream
{
    private Stream? _source;
    private long _next = -1;
    private byte[] _piece = [];
    private long _pieceIndex = -1;

    public override bool CanRead => true;

    public override bool CanSeek => true;

    public override bool CanWrite => false;

    public override long Length => length;

    public override long Position { get; set; }

    public override async ValueTask<int> ReadAsync(Memory<byte> buffer, CancellationToken cancellationToken = default)
    {
        if (Position >= length || buffer.IsEmpty)
        {
            return 0;
        }

        var index = Position / FileSeal.Piece;
        if (index != _pieceIndex)
        {
            await LoadAsync(index, cancellationToken);
        }

        var at = (int)(Position - (index * FileSeal.Piece));
        var taken = Math.Min(buffer.Length, _piece.Length - at);
        _piece.AsMemory(at, taken).CopyTo(buffer);
        Position += taken;
        return taken;
    }

    public override Task<int> ReadAsync(byte[] buffer, int offset, int count, CancellationToken cancellationToken) => ReadAsync(buffer.AsMemory(offset, count), cancellationToken).AsTask();

    public override int Read(byte[] buffer, int offset, int count) => ReadAsync(buffer.AsMemory(offset, count)).AsTask().GetAwaiter().GetResult();

    public override long Seek(long offset, SeekOrigin origin) => Position = origin switch
    {
        SeekOrigin.Begin => offset,
        SeekOrigin.Current => Position + offset,
        _ => length + offset,
    };

    public override void Flush()
    {
    }

    public override void SetLength(long value) => throw new NotSupportedException();

    public override void Write(byte[] buffer, int offset, int count) => throw new NotSupportedException();

    protected override void Dispose(bool disposing)
    {
        if (disposing)
        {
            _source?.Dispose();
        }

        base.Dispose(disposing);
    }

    private async Task LoadAsync(long index, CancellationToken cancellationToken)
    {
        if (_source is null || _next != index)
        {
            if (_source is not null)
            {
                await _source.DisposeAsync();
            }

            _source = await store.OpenAsync(name, index * seal.Stored, cancellationToken) ?? throw new FileNotFoundException($"The file {name} is not in {store.Place}.", name);
        }

        var from = index * FileSeal.Piece;
        _piece = await seal.ReadAsync(_source, index, (int)Math.Min(FileSeal.Piece, length - from), from + FileSeal.Piece >= length, cancellationToken);
        (_pieceIndex, _next) = (index, index + 1);
    }
}
