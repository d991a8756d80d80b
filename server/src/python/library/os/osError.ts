/** The exceptions of the file system. */
import { newException } from '../../exception';

function raiseOsError(className: string, number: number, text: string, path: string): never {
  const exception = newException(className, number, text);
  const { attributes } = exception.instance;
  attributes.set('errno', number);
  attributes.set('strerror', text);
  attributes.set('filename', path);
  throw exception;
}

export function raiseNoSuchFile(path: string): never {
  return raiseOsError('FileNotFoundError', 2, 'No such file or directory', path);
}

export function raiseNotAFolder(path: string): never {
  return raiseOsError('NotADirectoryError', 20, 'Not a directory', path);
}

export function raiseIsAFolder(path: string): never {
  return raiseOsError('IsADirectoryError', 21, 'Is a directory', path);
}
