A = "📦 ${MACHINE} é́"
B[doc] = "容器"
