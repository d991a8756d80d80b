;;; metavirt.el --- Starts metavirt for BitBake files  -*- lexical-binding: t; -*-

;; Load it from your init file: (load "/path/to/metavirt.el").
;; Emacs 29 and newer have Eglot; older ones get it from GNU ELPA.

(require 'eglot)

(unless (fboundp 'bitbake-mode)
  (define-derived-mode bitbake-mode prog-mode "BitBake"
    "Major mode for the files of BitBake."
    (setq-local comment-start "# ")))

(defun metavirt--home-p (folder)
  "Whether FOLDER is a layer or a build folder."
  (or (file-exists-p (expand-file-name "conf/layer.conf" folder))
      (file-exists-p (expand-file-name "conf/bblayers.conf" folder))))

(defun metavirt--bitbake-p ()
  "Whether the visited file, which ends in .inc or .conf, is BitBake's: where it stands tells."
  (when-let* ((file buffer-file-name)
              (ending (file-name-extension file))
              ((member ending '("inc" "conf")))
              (home (locate-dominating-file file #'metavirt--home-p)))
    (or (string= ending "inc")
        (file-in-directory-p file (expand-file-name "conf" home)))))

(add-to-list 'auto-mode-alist '("\\.\\(bb\\|bbappend\\|bbclass\\)\\'" . bitbake-mode))
(add-to-list 'magic-mode-alist '(metavirt--bitbake-p . bitbake-mode))

;; Options of the server follow its command:
;; (bitbake-mode "metavirt" "--stdio" :initializationOptions (:buildFolder "/home/me/yocto/build"))
(add-to-list 'eglot-server-programs '(bitbake-mode "metavirt" "--stdio"))
(add-hook 'bitbake-mode-hook #'eglot-ensure)

;;; metavirt.el ends here
