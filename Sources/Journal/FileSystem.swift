/// The few operations on files that the log needs, replaceable one by one to test faults.
///
/// A descriptor is the system's; all paths are as given by the caller.
package struct FileSystem: Sendable {
  /// What a path or descriptor stands for.
  package struct Status: Hashable, Sendable {
    /// The kind of thing.
    package enum Kind: Hashable, Sendable { case file, folder, symbolicLink, other }
    /// The kind of thing.
    package let kind: Kind
    /// Its size in bytes.
    package let size: Int
    /// The device that holds it.
    package let device: UInt64
    /// Its number on the device, which tells a file from one put in its place.
    package let inode: UInt64
    /// Who may read, write and search it, such as 0o600.
    package let permissions: UInt16
    /// The number of the user whom it belongs to.
    package let owner: UInt32

    /// What tells a file or folder from every other.
    struct Place: Hashable {
      let device: UInt64
      let inode: UInt64
    }

    /// Where it is, whatever it holds.
    var place: Place { Place(device: device, inode: inode) }

    /// Creates a status.
    package init(
      kind: Kind,
      size: Int,
      device: UInt64,
      inode: UInt64,
      permissions: UInt16 = 0o600,
      owner: UInt32 = 0
    ) {
      self.kind = kind
      self.size = size
      self.device = device
      self.inode = inode
      self.permissions = permissions
      self.owner = owner
    }
  }

  /// How a file is opened; a symbolic link is never followed.
  package enum Access: Hashable, Sendable {
    /// To read.
    case reading
    /// To read, and to write at the end.
    case appending
    /// Like `appending`, making a new file of mode 0600; fails if one exists.
    case creating
    /// To read, and to write anywhere, making a file of mode 0600 if none exists.
    case updating
  }

  /// How a file is locked; the lock goes with the descriptor.
  package enum Lock: Hashable, Sendable { case shared, exclusive, none }

  /// Lists the names in a folder, in any order.
  package var names: @Sendable (_ folder: String) throws(SystemFault) -> [String]
  /// Tells what a path stands for without following a symbolic link.
  package var status: @Sendable (_ path: String) throws(SystemFault) -> Status
  /// Makes a folder of mode 0700; its parent must exist.
  package var makeFolder: @Sendable (_ path: String) throws(SystemFault) -> Void
  /// Makes the names in a folder durable.
  package var synchronizeFolder: @Sendable (_ path: String) throws(SystemFault) -> Void
  /// Opens a file.
  package var open: @Sendable (_ path: String, _ access: Access) throws(SystemFault) -> Int32
  /// Closes a descriptor, whose lock is released.
  package var close: @Sendable (_ descriptor: Int32) -> Void
  /// Tells what a descriptor stands for.
  package var descriptorStatus: @Sendable (_ descriptor: Int32) throws(SystemFault) -> Status
  /// Reads at an offset; zero bytes mean the end.
  package var read:
    @Sendable (_ descriptor: Int32, _ into: UnsafeMutableRawBufferPointer, _ offset: Int)
      throws(SystemFault) -> Int
  /// Writes once, at the end or where the descriptor stands; may write less than given.
  package var write:
    @Sendable (_ descriptor: Int32, _ bytes: UnsafeRawBufferPointer) throws(SystemFault) -> Int
  /// Makes what was written durable.
  package var synchronize: @Sendable (_ descriptor: Int32) throws(SystemFault) -> Void
  /// Cuts a file to a size.
  package var truncate: @Sendable (_ descriptor: Int32, _ size: Int) throws(SystemFault) -> Void
  /// Takes or releases a lock, waiting for others to release theirs.
  package var lock: @Sendable (_ descriptor: Int32, _ lock: Lock) throws(SystemFault) -> Void
  /// Puts a file in the place of another, all at once.
  package var rename: @Sendable (_ from: String, _ to: String) throws(SystemFault) -> Void
  /// Removes the name of a file.
  package var remove: @Sendable (_ path: String) throws(SystemFault) -> Void
  /// Sets who may use a file or folder; a symbolic link is not followed.
  package var setPermissions:
    @Sendable (_ path: String, _ permissions: UInt16) throws(SystemFault) -> Void
  /// Fails if this user may not write to a file or into a folder.
  package var checkWritable: @Sendable (_ path: String) throws(SystemFault) -> Void
  /// Tells how many bytes this user can still write to the disk of a path.
  package var availableBytes: @Sendable (_ path: String) throws(SystemFault) -> Int
  /// The number of this user.
  package var user: @Sendable () -> UInt32

  /// Writes once and returns how many bytes were written, which may be fewer than given.
  func writeOnce(_ bytes: [UInt8], _ descriptor: Int32) throws(SystemFault) -> Int {
    let result: Result<Int, SystemFault> = bytes.withUnsafeBytes { buffer in
      do throws(SystemFault) {
        return .success(try write(descriptor, buffer))
      } catch {
        return .failure(error)
      }
    }
    return try result.get()
  }
}
